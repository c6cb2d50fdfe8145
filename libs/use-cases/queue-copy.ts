import { DomainError } from '#domain/errors';
import { formatAmount, type Ore } from '#domain/money/money';
import { appendAuditEvent } from '#persistence/audit-log';
import type { Transaction } from '#persistence/database';
import { queueMails, type MailedLetter, type MailStatus, type OutboxMail } from '#persistence/mail-outbox';
import { listMailRefusals } from '#persistence/mail-refusals';
import { listMailReports } from '#persistence/returned-mails';
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
  const address = await addressOfCopy(transaction, details.email, earlier);
  const id = `${number}/${earlier.length + 1}`;
  const messageId = messageIdOf(id, copy.mailDomain);
  const open = reminder === null ? {} : { reminder: { sequence: reminder.sequence, open: formatAmount(reminder.openOre), letter: reminder.letter } };
  const outbox: OutboxMail = {
    ...{ id, kind: 'resend', number, run: first.run, ordinal: first.ordinal },
    ...{ address, language: details.language, messageId, queuedAt: at },
    content: { type: 'resend', requestedBy: person, reason, ...open },
  };
  await queueMails(transaction, [outbox]);
  await appendAuditEvent(transaction, {
    at,
    actor: person,
    type: 'document-resent',
    subject: number,
    data: { mail: id, messageId, address, reason },
  });
  return id;
}

/**
 * To the payer's addresses as they are now. When the last mail was taken for some of its recipients only, those have it and are left out, as long as
 * others remain.
 */
async function addressOfCopy(transaction: Transaction, addresses: string, earlier: WantedCopy['earlier']): Promise<string> {
  const last = earlier.at(-1);
  if (last?.state !== 'sent') return addresses;
  const missed = [
    ...(await listMailRefusals(transaction, [last.id])).map(({ address }) => address),
    ...(await listMailReports(transaction, [last.id])).filter(({ action }) => action === 'failed').map(({ recipient }) => recipient),
  ];
  if (missed.length === 0) return addresses;
  const have = (last.address ?? '').split(', ').filter((address) => !missed.includes(address));
  const without = addresses.split(', ').filter((address) => !have.includes(address));
  return without.length > 0 ? without.join(', ') : addresses;
}
