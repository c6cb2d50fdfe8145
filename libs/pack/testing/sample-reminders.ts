import type { Json } from '#domain/audit/canonical-json';
import { REMINDER_EVENTS } from '#domain/audit/event-types';
import { digestReminders } from '#domain/audit/reminder-digest';
import { chargeReminders, NOTHING_CHARGED } from '#domain/late-payment/charge-reminders';
import type { LateRate } from '#domain/late-payment/late-rate';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import { postReminder } from '#domain/ledger/post-reminder';
import type { InvoiceRow, ReminderRow } from '#pack/pack-content';

const AT = '2026-09-04T13:30:00.000Z';
const ON = '2026-09-04';
const BATCH = `KOM-${ON}-1`;
const CHOICE = { fee: true, compensation: false, interest: true };

/** A reminder of an invoice that nobody has paid, with a fee and interest by figures of the sample. */
export function sampleReminders(
  invoices: readonly InvoiceRow[],
  append: (at: string, actor: string, type: string, subject: string, data: Json) => void,
  programmes: readonly string[],
): { readonly lateRates: LateRate[]; readonly reminders: ReminderRow[]; readonly ledger: LedgerEntry[] } {
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
  append(AT, 'KOM-officer', REMINDER_EVENTS.proposed, BATCH, { digest, documents: [invoice.number] });
  append(AT, 'KOM-approver', REMINDER_EVENTS.approved, BATCH, { digest });
  return { lateRates, reminders: [reminder], ledger: postReminder(reminder) };
}

function rate(kind: LateRate['kind'], value: string): LateRate {
  return {
    ...{ country: 'DK', kind, value, validFrom: '2023-01-01', validUntil: null },
    ...{ source: 'a figure to try with', isIllustrative: true, recordedAt: '2026-08-31T08:00:00.000Z' },
  };
}
