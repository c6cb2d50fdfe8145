import type { Json } from '#domain/audit/canonical-json';
import { hashRows } from '#domain/audit/run-rows-hash';
import type { LocalDate } from '#domain/calendar/local-date';
import { formatAmount, type Ore } from '#domain/money/money';
import type { BankEntry } from '#domain/payments/bank-entry';

export type HashedEntry = BankEntry & { readonly id: string; readonly issuer: string };

export interface HashedPayment {
  readonly posting: string;
  readonly bankEntry: string;
  readonly on: LocalDate;
  readonly payer: string;
  readonly document: string;
  readonly amountOre: Ore;
  readonly basis: string;
  readonly takesBack: string | null;
  readonly person: string;
  readonly at: string;
  readonly reason: string | null;
}

export function bankEntryRow(entry: HashedEntry): Json {
  return [
    'bank-entry',
    entry.id,
    entry.issuer,
    entry.account,
    entry.identity,
    entry.part,
    formatAmount(entry.wholeOre),
    entry.bookedOn,
    entry.valueOn,
    entry.currency,
    formatAmount(entry.amountOre),
    entry.reference,
    entry.text,
    entry.payerName,
    entry.payerId,
    entry.payerAccount,
  ];
}

export function paymentRow(payment: HashedPayment): Json {
  return [
    'payment',
    payment.posting,
    payment.bankEntry,
    payment.on,
    payment.payer,
    payment.document,
    formatAmount(payment.amountOre),
    payment.basis,
    payment.takesBack,
    payment.person,
    payment.at,
    payment.reason,
  ];
}

/** The `rowsHash` of an import. */
export function bankFileRowsHash(entries: readonly HashedEntry[], payments: readonly HashedPayment[]): string {
  return hashRows([...entries.map(bankEntryRow), ...payments.map(paymentRow)]);
}
