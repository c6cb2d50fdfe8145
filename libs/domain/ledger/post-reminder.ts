import type { LocalDate } from '#domain/calendar/local-date';
import type { LateCharges } from '#domain/late-payment/charge-reminders';
import type { LedgerAccount, LedgerEntry } from '#domain/ledger/ledger-entry';
import { sum } from '#domain/money/money';

/** The posting's name of what a reminder charged for an invoice: `KOMBIT-2026-06-01-1~KOMBIT-000001`. */
export function reminderPosting(batch: string, document: string): string {
  return `${batch}~${document}`;
}

/** The posting's name of the same taken back: `KOMBIT-2026-06-01-1~KOMBIT-000001~back`. */
export function reversalPosting(batch: string, document: string): string {
  return `${reminderPosting(batch, document)}~back`;
}

type Charged = { readonly batch: string; readonly on: LocalDate; readonly payer: string; readonly document: string } & Omit<LateCharges, 'steps'>;

/** The posting of what a reminder charges: the payer owes it on the invoice, against an account for each kind. No charge, no posting. */
export function postReminder(reminder: Charged): LedgerEntry[] {
  return postCharges(reminderPosting(reminder.batch, reminder.document), reminder);
}

/** The posting that takes all that a reminder charged on an invoice back, on the day it was decided: the same accounts, the other side. */
export function postReversal(reminder: Charged, on: LocalDate): LedgerEntry[] {
  const { feeOre, compensationOre, interestOre, batch, document } = reminder;
  return postCharges(reversalPosting(batch, document), {
    ...{ ...reminder, on },
    ...{ feeOre: -feeOre, compensationOre: -compensationOre, interestOre: -interestOre },
  });
}

function postCharges(entry: string, reminder: Charged): LedgerEntry[] {
  const charged = (
    [
      ['reminder-fees', reminder.feeOre],
      ['late-compensation', reminder.compensationOre],
      ['late-interest', reminder.interestOre],
    ] as const
  ).filter(([, ore]) => ore !== 0n);
  if (charged.length === 0) return [];
  const side = (account: LedgerAccount, debtOre: bigint): LedgerEntry => ({
    entry,
    on: reminder.on,
    payer: reminder.payer,
    account,
    document: reminder.document,
    debitOre: debtOre > 0n ? debtOre : 0n,
    creditOre: debtOre < 0n ? -debtOre : 0n,
  });
  return [side('receivable', sum(charged.map(([, ore]) => ore))), ...charged.map(([account, ore]) => side(account, -ore))];
}
