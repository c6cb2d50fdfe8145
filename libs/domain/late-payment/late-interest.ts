import type { Country } from '#domain/calendar/bank-days';
import { addDays, daysBetween, type LocalDate } from '#domain/calendar/local-date';
import { interestRateOn, type LateRate } from '#domain/late-payment/late-rate';
import { divideRoundHalfAway } from '#domain/money/round-half-away';
import { sum, type Ore } from '#domain/money/money';

/** Days, both counted, on which the same principal bears the same rate. */
export interface InterestStep {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly principalOre: Ore;
  /** A year's rate in ten-thousandths of a percent. */
  readonly tenThousandths: bigint;
}

/** What changed what is owed on an invoice: a credit note made by hand or a payment, signed as debt. */
export interface PrincipalMove {
  readonly on: LocalDate;
  readonly amountOre: Ore;
}

/** Every year counts as 365 days, a leap year too. */
export const DAYS_A_YEAR = 365n;

/**
 * Simple interest on an invoice from the day after its last day of payment to a day, both counted. A day's principal is what stood open when it began:
 * the day of a payment still bears interest on what is paid. Payments go to the principal first, and charges bear none.
 */
export function interestSteps(
  of: { readonly dueOn: LocalDate; readonly totalOre: Ore; readonly moves: readonly PrincipalMove[] },
  until: LocalDate,
  table: { readonly rates: readonly LateRate[]; readonly country: Country },
): InterestStep[] {
  const steps: InterestStep[] = [];
  let from = addDays(of.dueOn, 1);
  while (from <= until) {
    const day = from;
    const principalOre = of.totalOre + sum(of.moves.filter(({ on }) => on < day).map(({ amountOre }) => amountOre));
    const nextMove = of.moves.reduce((first, { on }) => (on >= day && on < first ? on : first), until);
    if (principalOre <= 0n) {
      from = addDays(nextMove, 1);
      continue;
    }
    const { tenThousandths, last } = interestRateOn(table.rates, table.country, day);
    const to = last !== null && last < nextMove ? last : nextMove;
    steps.push({ from, to, days: daysBetween(from, to) + 1, principalOre, tenThousandths });
    from = addDays(to, 1);
  }
  return steps;
}

/** The interest of all steps together, rounded once to a whole øre, an exact half away from zero. */
export function interestOf(steps: readonly Pick<InterestStep, 'days' | 'principalOre' | 'tenThousandths'>[]): Ore {
  const exact = sum(steps.map(({ days, principalOre, tenThousandths }) => BigInt(days) * principalOre * tenThousandths));
  return divideRoundHalfAway(exact, DAYS_A_YEAR * 1_000_000n);
}
