import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Ore } from '#domain/money/money';

export const LEDGER_ACCOUNTS = [
  'receivable',
  'programme-income',
  'output-vat',
  'bank',
  'internal',
  'reminder-fees',
  'late-compensation',
  'late-interest',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** One side of a double entry. Debit and credit are never negative and never both set; each `entry` balances. */
export interface LedgerEntry {
  readonly entry: string;
  readonly on: LocalDate;
  readonly payer: string;
  readonly account: LedgerAccount;
  readonly debitOre: Ore;
  readonly creditOre: Ore;
  readonly document: string;
}

/** The posting of an issued document: the payer owes (or is owed) the total against income and output VAT. */
export function postDocument(document: {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly payer: string;
  readonly issuedOn: LocalDate;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
}): LedgerEntry[] {
  const side = (account: LedgerAccount, debtOre: Ore): LedgerEntry => ({
    entry: document.number,
    on: document.issuedOn,
    payer: document.payer,
    account,
    document: document.number,
    debitOre: debtOre > 0n ? debtOre : 0n,
    creditOre: debtOre < 0n ? -debtOre : 0n,
  });
  const owed = side(document.kind === 'internal' ? 'internal' : 'receivable', document.totalOre);
  const income = side('programme-income', -document.netOre);
  return document.vatOre === 0n ? [owed, income] : [owed, income, side('output-vat', -document.vatOre)];
}
