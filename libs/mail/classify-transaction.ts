import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import type { HandOver } from '#mail/hand-over';
import type { SmtpTransaction } from '#mail/smtp-transaction';

/** Commands out of order, sign-in or encryption missing: a fault between us and the server, not in the message. */
const SESSION_CODES: readonly number[] = [503, 530, 534, 535, 538];
const MESSAGE_TOO_LARGE = 552;

/** What a transaction means for the document: see `HandOver`. `recipient` is the address the document is for, not the journal. */
export function classifyTransaction(transaction: SmtpTransaction, recipient: string): HandOver {
  if (transaction.isDotOut) return classifyAfterDot(transaction.answer);
  const handOver = classifyBeforeDot(transaction, recipient);
  // What was written down as handed over is put off only on the server's own word: nobody can check later that its dot stayed back.
  const isPutOffInSilence = handOver.outcome === 'deferred' && !(handOver.smtpCode !== null && handOver.smtpCode < 500);
  return transaction.isMarkCommitted && isPutOffInSilence ? { outcome: 'unknown', reason: handOver.reason } : handOver;
}

/** Only a definite reply to the message itself counts. A broken or silent connection says nothing, whatever the server wrote while closing it. */
function classifyAfterDot(answer: SmtpTransaction['answer']): HandOver {
  if ('reply' in answer) return { outcome: 'sent', reply: oneLine(answer.reply) };
  const { error } = answer;
  const smtpCode = error.code === 'EMESSAGE' ? (error.responseCode ?? 0) : 0;
  if (smtpCode >= 500 && smtpCode < 600) return { outcome: 'refused', smtpCode, reply: replyOf(error) };
  if (smtpCode >= 400 && smtpCode < 500) return { outcome: 'deferred', smtpCode, reason: replyOf(error) };
  return { outcome: 'unknown', reason: `no answer to the end of the message: ${reasonOf(error)}` };
}

function classifyBeforeDot({ turnedAway, answer }: SmtpTransaction, recipient: string): HandOver {
  const ofRecipient = turnedAway.find((error) => error.recipient === recipient);
  if (ofRecipient) return byCode(ofRecipient);
  const ofJournal = turnedAway[0];
  if (ofJournal) return deferred(ofJournal, `the journal mailbox was refused: ${replyOf(ofJournal)}`);
  if ('reply' in answer) return { outcome: 'deferred', smtpCode: null, reason: `answered before the message had ended: ${oneLine(answer.reply)}` };

  const { error } = answer;
  if (error.code === 'EMESSAGE' && error.command === 'MAIL FROM') {
    return { outcome: 'refused', smtpCode: MESSAGE_TOO_LARGE, reply: oneLine(error.message) };
  }
  return error.code === 'EENVELOPE' || error.code === 'EMESSAGE' ? byCode(error) : deferred(error, reasonOf(error));
}

function byCode(error: SMTPError): HandOver {
  const smtpCode = error.responseCode ?? 0;
  const isForGood = smtpCode >= 500 && smtpCode < 600 && !SESSION_CODES.includes(smtpCode);
  return isForGood ? { outcome: 'refused', smtpCode, reply: replyOf(error) } : deferred(error, replyOf(error));
}

/** Nothing was accepted, so another attempt can do no harm. */
export function deferred(error: SMTPError, reason: string): HandOver {
  return { outcome: 'deferred', smtpCode: error.responseCode ?? null, reason: oneLine(reason) };
}

export function reasonOf(error: SMTPError): string {
  return oneLine(error.code === undefined ? error.message : `${error.code} ${error.message}`);
}

function replyOf(error: SMTPError): string {
  return oneLine(error.response ?? error.message);
}

/** A server's words as one line of at most 500 characters. */
function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 500);
}
