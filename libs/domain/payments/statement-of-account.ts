import type { LocalDate } from '#domain/calendar/local-date';
import { sum, type Currency, type Ore } from '#domain/money/money';
import type { PayableDocument } from '#domain/payments/open-items';

/** Money that was posted on a payer's document on a day; what was taken back is negative. */
export interface PostedPayment {
  readonly posting: string;
  readonly on: LocalDate;
  readonly document: string;
  readonly amountOre: Ore;
}

/** What a reminder charged on a payer's invoice on a day; what was taken back is negative. */
export interface PostedCharge {
  readonly on: LocalDate;
  readonly document: string;
  readonly amountOre: Ore;
}

export interface StatementLine {
  readonly on: LocalDate;
  readonly type: 'invoice' | 'credit-note' | 'charge' | 'reversal' | 'payment';
  /** Number of the document, or of the document paid or reminded of. */
  readonly document: string;
  readonly dueOn: LocalDate | null;
  /** Signed as the payer's debt: a payment is negative. */
  readonly amountOre: Ore;
  readonly balanceOre: Ore;
}

/** What a payer was billed, charged, credited and paid in a period, from the balance before it to the balance after it. */
export interface StatementOfAccount {
  readonly currency: Currency;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly openingOre: Ore;
  readonly lines: readonly StatementLine[];
  readonly closingOre: Ore;
}

/** The statement of one payer for the half-open period; documents, charges and payments are all of that payer's, in one currency. */
export function calculateStatement(input: {
  readonly currency: Currency;
  readonly period: { readonly from: LocalDate; readonly until: LocalDate };
  readonly documents: readonly PayableDocument[];
  readonly charges: readonly PostedCharge[];
  readonly payments: readonly PostedPayment[];
}): StatementOfAccount {
  const { from, until } = input.period;
  const moves: Omit<StatementLine, 'balanceOre'>[] = [
    ...input.documents.flatMap(({ kind, number, issuedOn, dueOn, totalOre }) =>
      kind === 'internal' ? [] : [{ on: issuedOn, type: kind, document: number, dueOn, amountOre: totalOre }],
    ),
    ...input.charges.map(({ on, document, amountOre }) => ({
      on,
      type: amountOre < 0n ? ('reversal' as const) : ('charge' as const),
      document,
      dueOn: null,
      amountOre,
    })),
    ...input.payments.map(({ on, document, amountOre }) => ({ on, type: 'payment' as const, document, dueOn: null, amountOre: -amountOre })),
  ];
  const openingOre = sum(moves.filter(({ on }) => on < from).map(({ amountOre }) => amountOre));
  let balanceOre = openingOre;
  const lines = moves
    .filter(({ on }) => from <= on && on < until)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0))
    .map((move) => {
      balanceOre += move.amountOre;
      return { ...move, balanceOre };
    });
  return { currency: input.currency, from, until, openingOre, lines, closingOre: balanceOre };
}

/** On one day documents come before charges, those before what was taken back of them and that before payments, each by number. */
function orderOf({ on, type, document }: Pick<StatementLine, 'on' | 'type' | 'document'>): string {
  const turn = { invoice: 0, 'credit-note': 0, charge: 1, reversal: 2, payment: 3 }[type];
  return `${on} ${turn} ${document}`;
}
