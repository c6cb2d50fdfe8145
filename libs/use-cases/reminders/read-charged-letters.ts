import { chargesOre } from '#domain/late-payment/charge-reminders';
import { sum, type Currency, type Ore } from '#domain/money/money';
import type { Role } from '#domain/people/role';
import { listLetterCharges, listReversals, type ChargeReversal } from '#persistence/charge-reversals';
import type { Transaction } from '#persistence/database';
import { readPayerNames } from '#persistence/register';
import { groupBy } from '#use-cases/group-by';

/** A letter that was sent and charged something, and whether that is taken back. */
export interface ChargedLetter {
  readonly batch: string;
  readonly payer: string;
  readonly payerName: string;
  readonly currency: Currency;
  readonly documents: readonly string[];
  readonly chargesOre: Ore;
  /** The last that was proposed; null where nobody did. */
  readonly reversal: (ChargeReversal & { readonly proposedByLabel: string; readonly decidedByLabel: string }) | null;
  readonly proposeUnavailableBecause: 'role-missing' | 'reversal-open' | 'charges-reversed' | null;
  readonly decideUnavailableBecause: 'role-missing' | 'same-person' | null;
}

/** The charges of batches by letter, for somebody who has these roles at their issuer; in the order of the batches given. */
export async function readChargedLetters(
  transaction: Transaction,
  of: {
    readonly batches: readonly string[];
    readonly person: string;
    readonly roles: readonly Role[];
    readonly labelOf: (id: string | null) => string;
  },
): Promise<ChargedLetter[]> {
  const { batches, person, roles, labelOf } = of;
  const charges = groupBy(await listLetterCharges(transaction, batches), ({ batch, payer, currency }) => `${batch} ${payer} ${currency}`);
  const reversals = new Map((await listReversals(transaction, batches)).map((row) => [`${row.batch} ${row.payer} ${row.currency}`, row]));
  const names = await readPayerNames(transaction, [...new Set([...charges.values()].flatMap((rows) => rows.map(({ payer }) => payer)))]);
  const letters = [...charges].flatMap(([letter, rows]): ChargedLetter[] => {
    const [first] = rows;
    if (!first) return [];
    const { batch, payer, currency } = first;
    const found = reversals.get(letter);
    return [
      {
        ...{ batch, payer, payerName: names.get(payer) ?? payer, currency },
        documents: rows.map(({ document }) => document),
        chargesOre: sum(rows.map(chargesOre)),
        reversal: found ? { ...found, proposedByLabel: labelOf(found.proposedBy), decidedByLabel: labelOf(found.decidedBy) } : null,
        proposeUnavailableBecause: whyNotPropose(found, roles),
        decideUnavailableBecause: !roles.includes('approver') ? 'role-missing' : found?.proposedBy === person ? 'same-person' : null,
      },
    ];
  });
  return batches.flatMap((batch) => letters.filter((letter) => letter.batch === batch));
}

function whyNotPropose(reversal: ChargeReversal | undefined, roles: readonly Role[]): ChargedLetter['proposeUnavailableBecause'] {
  if (reversal?.outcome === 'approved') return 'charges-reversed';
  if (reversal?.outcome === null) return 'reversal-open';
  return roles.includes('officer') ? null : 'role-missing';
}
