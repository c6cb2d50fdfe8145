import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import type { HandOver } from '#mail/hand-over';
import { classOfReply, type SmtpStep } from '#mail/smtp-reply-class';
import type { SmtpTransaction } from '#mail/smtp-transaction';

const MESSAGE_TOO_LARGE = 552;

/** What a transaction means for the document: see `HandOver`. `recipients` are the addresses the document is for, without the journal. */
export function classifyTransaction(transaction: SmtpTransaction, recipients: readonly string[]): HandOver {
  if (transaction.isDotOut) return classifyAfterDot(transaction.answer);
  const handOver = classifyBeforeDot(transaction, recipients);
  // What was written down as handed over is put off only on the server's own word: nobody can check later that its dot stayed back.
  const isPutOffInSilence = handOver.outcome === 'deferred' && !(handOver.smtpCode !== null && handOver.smtpCode < 500);
  return transaction.isMarkCommitted && isPutOffInSilence ? { outcome: 'unknown', reason: handOver.reason } : handOver;
}

/** Only a definite reply to the message itself counts. A broken or silent connection says nothing, whatever the server wrote while closing it. */
function classifyAfterDot(answer: SmtpTransaction['answer']): HandOver {
  if ('reply' in answer) return { outcome: 'sent', reply: oneLine(answer.reply) };
  const { error } = answer;
  const smtpCode = error.code === 'EMESSAGE' ? (error.responseCode ?? 0) : 0;
  switch (classOfReply(smtpCode, error.response ?? '', 'message')) {
    case 'never':
      return { outcome: 'refused', smtpCode, reply: replyOf(error) };
    case 'later':
      return { outcome: 'deferred', smtpCode, reason: replyOf(error) };
    case null:
      return { outcome: 'unknown', reason: `no answer to the end of the message: ${reasonOf(error)}` };
  }
}

function classifyBeforeDot({ turnedAway, isHeldBack, answer }: SmtpTransaction, recipients: readonly string[]): HandOver {
  if (isHeldBack) return classifyHeldBack(turnedAway, recipients);
  if ('reply' in answer) return { outcome: 'deferred', smtpCode: null, reason: `answered before the message had ended: ${oneLine(answer.reply)}` };

  const { error } = answer;
  if (error.code === 'EMESSAGE' && error.command === 'MAIL FROM' && error.responseCode === undefined) {
    return { outcome: 'refused', smtpCode: MESSAGE_TOO_LARGE, reply: oneLine(error.message) };
  }
  return error.code === 'EENVELOPE' || error.code === 'EMESSAGE' ? byReply(error, stepOf(error)) : deferred(error, reasonOf(error));
}

/** The message stayed back because of those that were turned away: all recipients, one that may be taken later, or the journal. */
function classifyHeldBack(turnedAway: readonly SMTPError[], recipients: readonly string[]): HandOver {
  const ofRecipients = turnedAway.filter(({ recipient }) => recipients.includes(recipient ?? ''));
  const isForGood = (error: SMTPError): boolean => byReply(error, 'RCPT').outcome === 'refused';
  const [first] = ofRecipients;
  const putOff = ofRecipients.find((error) => !isForGood(error));
  if (putOff) return byReply(putOff, 'RCPT');
  if (first && ofRecipients.length === recipients.length) return byReply(first, 'RCPT');
  const ofJournal = turnedAway.find((error) => !ofRecipients.includes(error));
  return ofJournal
    ? deferred(ofJournal, `the journal mailbox was refused: ${replyOf(ofJournal)}`)
    : { outcome: 'deferred', smtpCode: null, reason: 'not every recipient was accepted' };
}

function byReply(error: SMTPError, step: SmtpStep): HandOver {
  const smtpCode = error.responseCode ?? 0;
  const isForGood = classOfReply(smtpCode, error.response ?? '', step) === 'never';
  return isForGood ? { outcome: 'refused', smtpCode, reply: replyOf(error) } : deferred(error, replyOf(error));
}

function stepOf({ code, command }: SMTPError): SmtpStep {
  if (command === 'MAIL FROM') return 'MAIL';
  if (command === 'RCPT TO') return 'RCPT';
  return code === 'EMESSAGE' ? 'message' : 'DATA';
}

/** Nothing was accepted, so another attempt can do no harm. */
export function deferred(error: SMTPError, reason: string): HandOver {
  return { outcome: 'deferred', smtpCode: error.responseCode ?? null, reason: oneLine(reason) };
}

export function reasonOf(error: SMTPError): string {
  return oneLine(error.code === undefined ? error.message : `${error.code} ${error.message}`);
}

export function replyOf(error: SMTPError): string {
  return oneLine(error.response ?? error.message);
}

/** A server's words as one line of at most 500 characters. */
function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 500);
}
