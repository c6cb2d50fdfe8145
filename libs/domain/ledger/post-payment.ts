import type { LocalDate } from '#domain/calendar/local-date';
import type { LedgerAccount, LedgerEntry } from '#domain/ledger/ledger-entry';
import type { Ore } from '#domain/money/money';

/** The posting of money on a document: the bank has it, and the payer owes it no more. Money paid back, or a payment taken back, is negative. */
export function postPayment(payment: {
  readonly posting: string;
  readonly on: LocalDate;
  readonly payer: string;
  readonly document: string;
  readonly amountOre: Ore;
}): LedgerEntry[] {
  const side = (account: LedgerAccount, debtOre: Ore): LedgerEntry => ({
    entry: payment.posting,
    on: payment.on,
    payer: payment.payer,
    account,
    document: payment.document,
    debitOre: debtOre > 0n ? debtOre : 0n,
    creditOre: debtOre < 0n ? -debtOre : 0n,
  });
  return [side('bank', payment.amountOre), side('receivable', -payment.amountOre)];
}
