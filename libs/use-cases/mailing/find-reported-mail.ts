import type { MailReport, ReportedRecipient } from '#mail/returned/mail-report';
import type { Transaction } from '#persistence/database';
import { findMailByMessageId, findMailByToken, listMailsTo, type MailReportRow, type ReportedMail } from '#persistence/returned-mails';

/** How long after its hand-over a mail can be the one that a report means by its recipient alone: servers give up after five days. */
const MEANT_FOR_DAYS = 6;
const DAY_MS = 86_400_000;

/**
 * The mail that a report is about: by the token in the address it came to or in the envelope, by the Message-ID of what came back, or, with neither, by its
 * recipient, when just one mail can be meant. What names a mail that is not ours is about none, whoever else it might fit.
 */
export async function findReportedMail(
  transaction: Transaction,
  report: MailReport,
  now: string,
): Promise<{ readonly mail: ReportedMail; readonly matchedBy: MailReportRow['matchedBy'] } | null> {
  const { returnToken, messageId } = report;
  const byToken = returnToken === null ? null : await findMailByToken(transaction, returnToken);
  if (byToken) return { mail: byToken, matchedBy: 'return-address' };
  const byMessageId = messageId === null ? null : await findMailByMessageId(transaction, messageId);
  if (byMessageId) return { mail: byMessageId, matchedBy: 'message-id' };
  if (returnToken !== null || messageId !== null) return null;
  const since = new Date(Date.parse(now) - MEANT_FOR_DAYS * DAY_MS).toISOString();
  const [address] = report.recipients.map(({ original, final }) => original ?? final ?? '');
  const meant = report.recipients.length === 1 && address !== undefined ? await listMailsTo(transaction, address, since) : [];
  const [only] = meant;
  return only && meant.length === 1 ? { mail: only, matchedBy: 'recipient' } : null;
}

/**
 * What the report says of the mail's own recipients. The journal mailbox got the same mail, and what became of that is no bounce; an address that the
 * recipient's mail was passed on to is the recipient's.
 */
export function recipientsOf(
  report: MailReport,
  mail: ReportedMail,
  journalAddress: string,
): readonly (Pick<ReportedRecipient, 'action' | 'status' | 'diagnostic'> & { readonly recipient: string })[] {
  const addressed = mail.address?.toLowerCase().split(', ') ?? [];
  const journal = journalAddress.toLowerCase();
  return report.recipients.flatMap(({ original, final, ...told }) => {
    const names = [original, final];
    const recipient = addressed.find((address) => names.includes(address));
    if (recipient !== undefined) return [{ ...told, recipient }];
    const isPassedOn = original === null && final !== null && final !== journal;
    return isPassedOn ? [{ ...told, recipient: final }] : [];
  });
}
