import type { Country } from '#domain/calendar/bank-days';
import { isIban } from '#domain/references/iban';
import type { PaymentReferenceKind } from '#domain/references/payment-reference';
import { refuse, type CellReader } from '#tabular/cell-reader';
import type { ImportIssue } from '#tabular/import-issue';
import type { TableRecord } from '#tabular/read-records';

/** How an issuer is paid, as its file says it. */
interface WrittenPayment {
  readonly country: Country;
  readonly paymentReferenceKind: PaymentReferenceKind | null;
  readonly fikCreditor: string | null;
  readonly kidLength: number | null;
  readonly iban: string | null;
}

/** A Danish or Norwegian IBAN; spaces between its groups are dropped. */
export const iban: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.replace(/ /g, '').toUpperCase();
    return isIban(value)
      ? { value }
      : refuse('iban-malformed', 'not an IBAN of Denmark or Norway', 'for example DK5000400440116243, check digits included');
  },
};

const MOST_LOGO_SIGNS = 8_000;

/** `WIDTHxHEIGHT PATH`, for example `120x40 M0 0H120V40Z`: what an SVG's `viewBox` and `d` say. It is drawn in the issuer's colour. */
export const logo: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim();
    const expected = `WIDTHxHEIGHT and an SVG path, at most ${MOST_LOGO_SIGNS} signs`;
    return /^[1-9]\d{0,3}x[1-9]\d{0,3} M[MmLlHhVvCcSsQqTtAaZzEe0-9 ,.+-]*$/.test(value) && value.length <= MOST_LOGO_SIGNS
      ? { value }
      : refuse('logo-malformed', 'not the size and path of a logo', expected);
  },
};

/** A payment reference stands on what its kind takes. */
export function paymentIssues(record: TableRecord<WrittenPayment>): ImportIssue[] {
  const { country, paymentReferenceKind: kind, fikCreditor, kidLength, iban: account } = record.values;
  const missing = (column: 'fikCreditor' | 'kidLength' | 'iban' | 'paymentReferenceKind', expected: string) =>
    record.issue(column, { code: 'payment-reference-incomplete', message: `references of kind ${kind ?? 'none'} cannot be made`, expected });
  if (kind === 'fik-71' || kind === 'fik-75') {
    if (country !== 'DK') return [missing('paymentReferenceKind', 'a kind other than FIK outside Denmark')];
    return fikCreditor === null ? [missing('fikCreditor', 'the creditor number')] : [];
  }
  if (kind === 'kid-10' || kind === 'kid-11') {
    if (country !== 'NO') return [missing('paymentReferenceKind', 'a kind other than KID outside Norway')];
    return [
      ...(kidLength === null ? [missing('kidLength', 'the length agreed with the bank')] : []),
      ...(account === null ? [missing('iban', 'the account')] : []),
    ];
  }
  if (kind === 'rf') return account === null ? [missing('iban', 'the account')] : [];
  return fikCreditor !== null && country !== 'DK' ? [missing('fikCreditor', 'no FIK creditor outside Denmark')] : [];
}
