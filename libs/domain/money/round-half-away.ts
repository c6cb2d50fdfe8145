import { absolute } from '#domain/money/money';

/** numerator ÷ denominator rounded to a whole number, an exact half away from zero. The denominator is positive. */
export function divideRoundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const size = absolute(numerator);
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
