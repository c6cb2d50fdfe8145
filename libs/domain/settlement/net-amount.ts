import type { Agreement } from '#domain/facts/facts';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import type { Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';

/** The net amount of a year: as recorded when the agreement is excluding VAT, else recorded ÷ (1 + rate), rounded once, at the root. */
export function netAmount(recordedOre: Ore, agreement: Pick<Agreement, 'vatBasis' | 'vatRatePercent'>): Ore {
  if (agreement.vatBasis === 'excluding') return recordedOre;
  return divideRoundHalfAway(recordedOre * 10_000n, 10_000n + percentToBasisPoints(agreement.vatRatePercent));
}
