import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import { classifyTransaction, deferred, reasonOf } from '#mail/classify-transaction';
import { parseEmailAddress } from '#mail/email-address';
import type { HandOver, Mailer, Mark, OutgoingMail } from '#mail/hand-over';
import { returnAddressOf } from '#mail/returned/return-address';
import { parseSmtpUrl } from '#mail/smtp-address';
import { DEFAULT_SMTP_TIMEOUTS, openSmtpSession, type SmtpSession, type SmtpTimeouts } from '#mail/smtp-session';
import { createSmtpSessionPool } from '#mail/smtp-session-pool';
import { runSmtpTransaction, type SmtpTransaction } from '#mail/smtp-transaction';

export interface SmtpMailerOptions {
  readonly smtpUrl: string;
  /** The mailbox that gets a copy of every message in the recipient's own transaction; null: there is none, and an unanswered dot stays unknown. */
  readonly journalAddress: string | null;
  /** Where what comes back is to go, each mail with its own token in it; null: to the sender of the mail. */
  readonly returnAddress?: string | null;
  readonly maxConnections: number;
  readonly maxTransactionsPerConnection?: number;
  readonly timeouts?: Partial<SmtpTimeouts>;
}

/**
 * Hands messages to an SMTP server, one transaction each, over a few connections kept open. It never sends a message again by itself: what
 * the outcome allows is the caller's to decide. Malformed addresses or settings throw a `DomainError` before anything is opened.
 */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const address = parseSmtpUrl(options.smtpUrl);
  const journalAddress = options.journalAddress === null ? null : parseEmailAddress(options.journalAddress);
  const returnAddress = options.returnAddress ?? null;
  // One that is too long for a token in it is told at the start, and not by every mail.
  if (returnAddress !== null) returnAddressOf(returnAddress, '');
  const timeouts = { ...DEFAULT_SMTP_TIMEOUTS, ...options.timeouts };
  const pool = createSmtpSessionPool({
    open: () => openSmtpSession(address, timeouts),
    maxSessions: options.maxConnections,
    maxTransactionsPerSession: options.maxTransactionsPerConnection ?? 500,
  });

  async function handOver(mail: OutgoingMail, mark: Mark): Promise<HandOver> {
    const from = parseEmailAddress(mail.from);
    const checked = {
      ...mail,
      from: returnAddress === null ? from : returnAddressOf(returnAddress, mail.messageId),
      to: mail.to.map(parseEmailAddress),
    };
    for (;;) {
      let session: SmtpSession;
      try {
        session = await pool.take();
      } catch (error) {
        const cause: SMTPError = error instanceof Error ? error : new Error(String(error));
        return deferred(cause, `no connection: ${reasonOf(cause)}`);
      }
      const isUsed = session.handled > 0;
      const transaction = await runSmtpTransaction({ connection: session.connection, mail: checked, journalAddress, mark });
      session.handled += 1;
      pool.giveBack(session, 'reply' in transaction.answer && transaction.isDotOut ? 'keep' : 'close');
      if (!(isUsed && wasClosedWhileIdle(transaction))) return classifyTransaction(transaction, checked.to);
    }
  }

  return { handOver, close: pool.close };
}

/** A server may close a connection between two messages. Nothing of this one was said then, so a fresh connection takes it. */
function wasClosedWhileIdle({ answer, isMarkAsked, turnedAway }: SmtpTransaction): boolean {
  if ('reply' in answer || isMarkAsked || turnedAway.length > 0) return false;
  return answer.error.code === 'ECONNECTION' || answer.error.code === 'ESOCKET';
}
