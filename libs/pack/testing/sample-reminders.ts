import { createHash } from 'node:crypto';
import type { Json } from '#domain/audit/canonical-json';
import { REMINDER_EVENTS } from '#domain/audit/event-types';
import { digestReminders } from '#domain/audit/reminder-digest';
import { chargeReminders, chargesOre, NOTHING_CHARGED } from '#domain/late-payment/charge-reminders';
import type { LateRate } from '#domain/late-payment/late-rate';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import { formatAmount } from '#domain/money/money';
import { postReminder, postReversal } from '#domain/ledger/post-reminder';
import { letterName } from '#pack/letter-name';
import type { InvoiceRow, LetterRow, ReminderRow, ReversalRow } from '#pack/pack-content';
import type { PackLetter } from '#pack/write-letters';

const AT = '2026-09-04T13:30:00.000Z';
const ON = '2026-09-04';
const BACK_AT = '2026-09-04T14:10:00.000Z';
const BACK_ON = '2026-09-04';
const BATCH = `KOM-${ON}-1`;
const CHOICE = { fee: true, compensation: false, interest: true };

/** A reminder of an invoice that nobody has paid, with a fee and interest by figures of the sample, which are taken back the same day. */
export function sampleReminders(
  invoices: readonly InvoiceRow[],
  append: (at: string, actor: string, type: string, subject: string, data: Json) => void,
  programmes: readonly string[],
): {
  readonly lateRates: LateRate[];
  readonly reminders: ReminderRow[];
  readonly letters: LetterRow[];
  readonly reversals: ReversalRow[];
  readonly ledger: LedgerEntry[];
} {
  const invoice = invoices.filter(({ kind, series }) => kind === 'invoice' && series === 'KOM')[3];
  if (!invoice?.dueOn) throw new Error('the sample has a fourth invoice of KOM');
  for (const programme of programmes) append(AT, 'KOM-officer', REMINDER_EVENTS.policySet, programme, { isOn: true, charges: CHOICE, reason: '§ 7' });
  const lateRates = [rate('reference-rate', '2.25'), rate('interest-addition', '8.00'), rate('reminder-fee', '100.00')];
  const late = {
    ...{ document: invoice.number, payer: invoice.payer, currency: invoice.currency, dueOn: invoice.dueOn, totalOre: invoice.totalOre },
    ...{ moves: [], choice: CHOICE, chargedBefore: { compensationOre: 0n, interestOre: 0n } },
  };
  const charges = chargeReminders([late], { on: ON, country: 'DK', rates: lateRates }).get(invoice.number) ?? NOTHING_CHARGED;
  const { feeOre, compensationOre, interestOre } = charges;
  const reminder: ReminderRow = {
    ...{ batch: BATCH, issuer: 'KOM', on: ON, document: invoice.number, payer: invoice.payer, sequence: 1, openOre: invoice.totalOre },
    ...{ feeOre, compensationOre, interestOre },
  };
  const digest = digestReminders(BATCH, [reminder]);
  const place = { batch: BATCH, payer: invoice.payer, currency: invoice.currency };
  const { pdf, eInvoice } = bytesOf(place);
  const xml = sha256(eInvoice);
  const letter: LetterRow = {
    ...{ ...place, firstDocument: invoice.number, pdfSha256: sha256(pdf), eInvoiceSha256: xml, eInvoiceFile: `${letterName(place)}-${xml}.xml` },
    ...{ eInvoiceState: 'accepted', eInvoiceAt: AT, eInvoiceDetail: null },
  };
  append(AT, 'KOM-officer', REMINDER_EVENTS.proposed, BATCH, {
    ...{ digest, documents: [invoice.number] },
    letters: [[letter.payer, letter.currency, letter.pdfSha256, letter.eInvoiceSha256]],
  });
  append(AT, 'KOM-approver', REMINDER_EVENTS.approved, BATCH, { digest });
  const receipt = { name: letterName(place), file: `${letterName(place)}-${xml}.xml`, state: 'accepted', detail: null };
  append(AT, 'system', REMINDER_EVENTS.receipts, 'reminders', { receipts: [receipt] });
  const reversal: ReversalRow = { ...place, id: `${BATCH}-T1`, issuer: 'KOM', on: BACK_ON, reason: 'Betalt samme dag' };
  const told = { ...place, reason: reversal.reason, amount: formatAmount(chargesOre(reminder)) };
  append(BACK_AT, 'KOM-officer', REMINDER_EVENTS.reversalProposed, reversal.id, told);
  append(BACK_AT, 'KOM-approver', REMINDER_EVENTS.reversed, reversal.id, { ...told, on: reversal.on });
  const ledger = [...postReminder(reminder), ...postReversal(reminder, reversal.on)];
  return { lateRates, reminders: [reminder], letters: [letter], reversals: [reversal], ledger };
}

/** The letters of a pack's content, as its rows name them. */
export async function* sampleLetters(rows: readonly LetterRow[]): AsyncGenerator<PackLetter> {
  for (const { batch, payer, currency } of rows) yield { batch, payer, currency, ...bytesOf({ batch, payer, currency }) };
}

function bytesOf(place: Pick<LetterRow, 'batch' | 'payer' | 'currency'>): { readonly pdf: Buffer; readonly eInvoice: Buffer } {
  const name = letterName(place);
  return { pdf: Buffer.from(`%PDF-1.7\n% ${name}\n`), eInvoice: Buffer.from(`<Reminder>${name}</Reminder>\n`) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function rate(kind: LateRate['kind'], value: string): LateRate {
  return {
    ...{ country: 'DK', kind, value, validFrom: '2023-01-01', validUntil: null },
    ...{ source: 'a figure to try with', isIllustrative: true, recordedAt: '2026-08-31T08:00:00.000Z' },
  };
}
