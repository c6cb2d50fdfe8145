import type { LocalDate } from '#domain/calendar/local-date';
import type { PrincipalMove } from '#domain/late-payment/late-interest';
import type { Ore } from '#domain/money/money';

/** What has moved the principal of each invoice: credit notes made by hand on the day they were issued, payments on the day the bank booked them. */
export function principalMoves(
  documents: readonly { readonly number: string; readonly corrects: string | null; readonly issuedOn: LocalDate; readonly totalOre: Ore }[],
  payments: readonly { readonly document: string; readonly on: LocalDate; readonly amountOre: Ore }[],
): Map<string, PrincipalMove[]> {
  const invoiceOf = new Map(documents.map(({ number, corrects }) => [number, corrects ?? number]));
  const moves = new Map<string, PrincipalMove[]>();
  const add = (invoice: string, move: PrincipalMove) => moves.set(invoice, [...(moves.get(invoice) ?? []), move]);
  for (const { corrects, issuedOn, totalOre } of documents) if (corrects !== null) add(corrects, { on: issuedOn, amountOre: totalOre });
  for (const { document, on, amountOre } of payments) add(invoiceOf.get(document) ?? document, { on, amountOre: -amountOre });
  return moves;
}
