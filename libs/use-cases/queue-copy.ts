import { DomainError } from '#domain/errors';
import { formatAmount, type Ore } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import type { Transaction } from '#persistence/database';
import { queueMails, type MailedLetter, type MailStatus, type OutboxMail } from '#persistence/mail-outbox';
import type { PayerDetails } from '#persistence/register';
import { messageIdOf } from '#use-cases/queued-mails';

export interface WantedCopy {
  readonly number: string;
  /** The mails the document has had, the first of them first. */
  readonly earlier: readonly (MailStatus & { readonly payer: string })[];
  readonly details: PayerDetails | undefined;
  readonly person: string;
  readonly reason: string;
  /** Set when the copy goes with a reminder: which one, what is to be paid, and the letter. */
  readonly reminder: { readonly sequence: number; readonly openOre: Ore; readonly letter: MailedLetter } | null;
  readonly mailDomain: string;
  readonly at: string;
}

/**
 * Queues the bytes of an issued document once more, to the payer's address as it is now, and says so in the audit trail. Answers with the mail's id;
 * `document-unknown`, `mail-under-way` or `payer-without-address`.
 */
export async function queueCopy(transaction: Transaction, copy: WantedCopy): Promise<string> {
  const { number, earlier, details, person, reason, reminder, at } = copy;
  const [first] = earlier;
  if (!first) throw new DomainError('document-unknown', `no mail was made for ${number}`, { number });
  if (earlier.some((mail) => mail.state === 'queued' || mail.state === 'claimed' || mail.state === 'handed-over')) {
    throw new DomainError('mail-under-way', `${number} is on its way: wait for its outcome`, { number });
  }
  if (!details?.email) throw new DomainError('payer-without-address', `payer ${first.payer} has no mail address`, { payer: first.payer });
  const id = `${number}/${earlier.length + 1}`;
  const messageId = messageIdOf(id, copy.mailDomain);
  const open = reminder === null ? {} : { reminder: { sequence: reminder.sequence, open: formatAmount(reminder.openOre), letter: reminder.letter } };
  const outbox: OutboxMail = {
    ...{ id, kind: 'resend', number, run: first.run, ordinal: first.ordinal },
    ...{ address: details.email, language: details.language, messageId, queuedAt: at },
    content: { type: 'resend', requestedBy: person, reason, ...open },
  };
  await queueMails(transaction, [outbox]);
  await appendAuditEvent(transaction, {
    at,
    actor: person,
    type: 'document-resent',
    subject: number,
    data: { mail: id, messageId, address: details.email, reason },
  });
  return id;
}
