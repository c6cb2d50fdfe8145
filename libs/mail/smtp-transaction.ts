import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPError, SMTPConnectionEnvelope } from 'nodemailer/lib/smtp-connection';
import type { OutgoingMail } from '#mail/hand-over';
import { returnTokenOf } from '#mail/returned/return-address';

/** What one SMTP transaction came to. `isDotOut` is the dividing line: without the final dot nothing can have been accepted. */
export interface SmtpTransaction {
  readonly isMarkAsked: boolean;
  readonly isMarkCommitted: boolean;
  readonly isDotOut: boolean;
  /** Recipients that the server turned away before the message, with its words. */
  readonly turnedAway: readonly SMTPError[];
  readonly answer: { readonly reply: string } | { readonly error: SMTPError };
}

export interface SmtpTransactionInput {
  readonly connection: SMTPConnection;
  readonly mail: OutgoingMail;
  readonly journalAddress: string | null;
  readonly mark: () => Promise<void>;
}

/**
 * One transaction to recipient and journal. The message goes over only when both were accepted, and the final dot only when `mark` is
 * committed. If the server answers early or the connection breaks, a mark that is under way is waited for, but its dot never goes out.
 */
export async function runSmtpTransaction({ connection, mail, journalAddress, mark }: SmtpTransactionInput): Promise<SmtpTransaction> {
  const recipients = journalAddress === null ? [mail.to] : [mail.to, journalAddress];
  // nodemailer keeps the server's verdict on each recipient in this very object, and would go on with those that were accepted.
  // A server that reports on deliveries is told by which name to report on this one, and to send back no more than its head.
  const dsn = { id: returnTokenOf(mail.messageId), return: 'headers', notify: ['failure', 'delay'] };
  const envelope: Partial<SMTPConnectionEnvelope> = { from: mail.from, to: recipients, size: mail.raw.length, use8BitMime: true, dsn };
  const progress: Progress = { marking: null, isMarkCommitted: false, isDotOut: false, isAnswered: false };

  async function* message(): AsyncGenerator<Buffer> {
    if (envelope.accepted?.length !== recipients.length) throw new Error('not every recipient was accepted');
    yield mail.raw;
    refuseIfAnswered(progress);
    progress.marking = mark();
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
  return { isMarkAsked: marking !== null, isMarkCommitted, isDotOut, turnedAway: envelope.rejectedErrors ?? [], answer };
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
