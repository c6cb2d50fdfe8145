import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPError, SMTPConnectionEnvelope } from 'nodemailer/lib/smtp-connection';
import { replyOf } from '#mail/classify-transaction';
import type { Mark, OutgoingMail, RefusedRecipient } from '#mail/hand-over';
import { returnTokenOf } from '#mail/returned/return-address';
import { classOfReply } from '#mail/smtp-reply-class';

/** What one SMTP transaction came to. `isDotOut` is the dividing line: without the final dot nothing can have been accepted. */
export interface SmtpTransaction {
  readonly isMarkAsked: boolean;
  readonly isMarkCommitted: boolean;
  readonly isDotOut: boolean;
  /** Recipients that the server turned away before the message, with its words. */
  readonly turnedAway: readonly SMTPError[];
  /** The message did not go over because of those. */
  readonly isHeldBack: boolean;
  readonly answer: { readonly reply: string } | { readonly error: SMTPError };
}

export interface SmtpTransactionInput {
  readonly connection: SMTPConnection;
  readonly mail: OutgoingMail;
  readonly journalAddress: string | null;
  readonly mark: Mark;
}

/**
 * One transaction to recipients and journal. The message goes over only when the journal and at least one recipient were accepted, and the others were
 * refused for good, or have been waited for long enough. The final dot goes out only when `mark` is committed. If the server answers early or the
 * connection breaks, a mark that is under way is waited for, but its dot never goes out.
 */
export async function runSmtpTransaction({ connection, mail, journalAddress, mark }: SmtpTransactionInput): Promise<SmtpTransaction> {
  const addressed = journalAddress === null || mail.to.includes(journalAddress) ? mail.to : [...mail.to, journalAddress];
  // A server that reports on deliveries is told by which name to report on this one, and to send back no more than its head.
  const dsn = { id: returnTokenOf(mail.messageId), return: 'headers', notify: ['failure', 'delay'] };
  // nodemailer keeps the server's verdict on each recipient in this very object, and would go on with those that were accepted.
  const envelope: Partial<SMTPConnectionEnvelope> = { from: mail.from, to: [...addressed], size: mail.raw.length, use8BitMime: true, dsn };
  const progress: Progress = { marking: null, isMarkCommitted: false, isDotOut: false, isAnswered: false };
  const heldBack = (): boolean => !mayGo(mail, envelope.rejectedErrors ?? []);

  async function* message(): AsyncGenerator<Buffer> {
    const turnedAway = envelope.rejectedErrors ?? [];
    const isComplete = envelope.accepted?.length === addressed.length - turnedAway.length;
    if (!isComplete || heldBack()) throw new Error('not every recipient was accepted');
    yield mail.raw;
    refuseIfAnswered(progress);
    progress.marking = mark(turnedAway.map(refusedRecipient));
    await progress.marking;
    progress.isMarkCommitted = true;
    refuseIfAnswered(progress);
    progress.isDotOut = true;
  }

  // The smallest buffer: the mark is asked for when the last byte was taken over, not while the message still waits to be sent.
  const stream = Readable.from(message(), { objectMode: false, highWaterMark: 1 });
  const answer = await new Promise<SmtpTransaction['answer']>((resolve) => {
    connection.send(envelope, stream, (error, info) => {
      progress.isAnswered = true;
      resolve(error ? { error } : { reply: info.response });
    });
  });
  if (!progress.isDotOut) {
    stream.destroy();
    await Promise.allSettled(progress.marking ? [progress.marking] : []);
  }
  const { marking, isMarkCommitted, isDotOut } = progress;
  const turnedAway = envelope.rejectedErrors ?? [];
  return { isMarkAsked: marking !== null, isMarkCommitted, isDotOut, turnedAway, isHeldBack: turnedAway.length > 0 && heldBack(), answer };
}

/** Whether the message may go to those that were accepted: none of them would get it again, since it is never sent to the same list twice. */
function mayGo(mail: OutgoingMail, turnedAway: readonly SMTPError[]): boolean {
  const isOurs = (error: SMTPError): boolean => mail.to.includes(error.recipient ?? '');
  const isSettled = (error: SMTPError): boolean =>
    mail.isPatienceOver === true || classOfReply(error.responseCode, error.response ?? '', 'RCPT') === 'never';
  return turnedAway.length < mail.to.length && turnedAway.every((error) => isOurs(error) && isSettled(error));
}

function refusedRecipient(error: SMTPError): RefusedRecipient {
  return { address: error.recipient ?? '', smtpCode: error.responseCode ?? 0, reply: replyOf(error) };
}

interface Progress {
  marking: Promise<void> | null;
  isMarkCommitted: boolean;
  isDotOut: boolean;
  isAnswered: boolean;
}

/** Ends the stream with an error, so that no dot follows. */
function refuseIfAnswered({ isAnswered }: Progress): void {
  if (isAnswered) throw new Error('answered before the message had ended');
}
