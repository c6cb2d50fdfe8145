import { subtractFractions, takeFraction, type Fraction } from '#domain/money/fraction';
import type { Ore } from '#domain/money/money';

/** An amount that is a size times a rate: a year's cost and a payer's share of it, a volume and its unit cost in øre. */
export interface Product {
  readonly size: bigint;
  readonly rate: Fraction;
}

/**
 * What a change of size and what a change of rate did to the amount: the size at the old rate, then the rate at the new size. So nothing is
 * left over between them, and each is 0 when its own factor did not change. Each is rounded to whole øre, a half away from zero.
 */
export function productEffects(from: Product, to: Product): { readonly sizeOre: Ore; readonly rateOre: Ore } {
  return {
    sizeOre: takeFraction(to.size - from.size, from.rate),
    rateOre: takeFraction(to.size, subtractFractions(to.rate, from.rate)),
  };
}
