import type { VatCategory } from '#domain/facts/facts';
import type { VatSubtotal } from '#domain/invoicing/draft-document';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import { sum, type Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';

/**
 * VAT per document and (category, rate): Σ line net × rate, rounded half away from zero to the øre, once per subtotal and never per line.
 * Subtotals come in byte order of category, then rate.
 */
export function calculateVat(lines: readonly { vatCategory: VatCategory; vatRatePercent: string; netOre: Ore }[]): VatSubtotal[] {
  const groups = new Map<string, { category: VatCategory; ratePercent: string; nets: Ore[] }>();
  for (const { vatCategory, vatRatePercent, netOre } of lines) {
    const id = `${vatCategory} ${percentToBasisPoints(vatRatePercent).toString().padStart(6, '0')}`;
    const group = groups.get(id) ?? { category: vatCategory, ratePercent: vatRatePercent, nets: [] };
    group.nets.push(netOre);
    groups.set(id, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { category, ratePercent, nets }]) => {
      const netOre = sum(nets);
      return { category, ratePercent, netOre, vatOre: divideRoundHalfAway(netOre * percentToBasisPoints(ratePercent), 10_000n) };
    });
}
