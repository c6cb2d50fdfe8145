import { byCode } from '#domain/allocation/key-tree';
import { absolute, sum, type Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';

/** A payer's amount in a run beside what the same issuer billed it in the year before. */
export interface PayerComparison {
  readonly payer: string;
  readonly amountOre: Ore;
  readonly lastYearOre: Ore;
  readonly changeOre: Ore;
  /** Change in basis points of last year's size, rounded half away from zero; null when last year was 0. */
  readonly changeBasisPoints: number | null;
  readonly standsOut: StandsOut | null;
}

export type StandsOut = 'new-payer' | 'no-longer-billed' | 'sign-changed' | 'far-from-the-others';

/** A payer stands out when its change differs from the whole run's by more than this: 5 percentage points. */
export const STANDS_OUT_BASIS_POINTS = 500;

/** Every payer of either year in byte order, with the change in øre and percent and what an approver should look at twice. */
export function comparePayers(current: ReadonlyMap<string, Ore>, lastYear: ReadonlyMap<string, Ore>): PayerComparison[] {
  const whole = basisPoints(sum(current.values()) - sum(lastYear.values()), sum(lastYear.values()));
  return [...new Set([...current.keys(), ...lastYear.keys()])].sort(byCode).map((payer) => {
    const amountOre = current.get(payer) ?? 0n;
    const lastYearOre = lastYear.get(payer) ?? 0n;
    const changeBasisPoints = basisPoints(amountOre - lastYearOre, lastYearOre);
    const standsOut = lastYear.size === 0 ? null : whyStandsOut({ amountOre, lastYearOre, changeBasisPoints, whole });
    return { payer, amountOre, lastYearOre, changeOre: amountOre - lastYearOre, changeBasisPoints, standsOut };
  });
}

function whyStandsOut(row: { amountOre: Ore; lastYearOre: Ore; changeBasisPoints: number | null; whole: number | null }): StandsOut | null {
  if (row.lastYearOre === 0n) return row.amountOre === 0n ? null : 'new-payer';
  if (row.amountOre === 0n) return 'no-longer-billed';
  if (row.whole === null || row.changeBasisPoints === null) return null;
  if (Math.abs(row.changeBasisPoints - row.whole) <= STANDS_OUT_BASIS_POINTS) return null;
  return row.amountOre < 0n !== row.lastYearOre < 0n ? 'sign-changed' : 'far-from-the-others';
}

function basisPoints(changeOre: Ore, baseOre: Ore): number | null {
  return baseOre === 0n ? null : Number(divideRoundHalfAway(changeOre * 10_000n, absolute(baseOre)));
}
