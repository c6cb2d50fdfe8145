import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/errors';

/** A decimal number as written by a person or a file, with a dot: `62.5`, `653664`. Kept as text so that nothing is lost. */
export type DecimalText = string;

const DECIMAL = /^\d{1,24}(?:\.\d{1,12})?$/;

/** Non-negative decimal texts brought to whole numbers by one common power of ten: `['62.5', '37.5']` → `[625n, 375n]`. */
export function scaleToIntegers(texts: readonly DecimalText[]): { integers: bigint[]; scale: number } {
  const decimals = texts.map(parseDecimal);
  const scale = decimals.reduce((most, decimal) => Math.max(most, decimal.decimalPlaces()), 0);
  const factor = new Wide(10).pow(scale);
  return { integers: decimals.map((decimal) => BigInt(decimal.times(factor).toFixed(0))), scale };
}

/** A percentage (`25.00`) in whole basis points (2500n); more than two decimals is `percent-malformed`. */
export function percentToBasisPoints(text: DecimalText): bigint {
  const decimal = parseDecimal(text);
  if (decimal.decimalPlaces() > 2) throw new DomainError('percent-malformed', `more than two decimals: ${text}`, { text });
  return BigInt(decimal.times(100).toFixed(0));
}

/** Wide enough for 24 whole digits and 12 decimals: a product or sum is never rounded. */
const Wide = Decimal.clone({ precision: 60 });

function parseDecimal(text: DecimalText): Decimal {
  if (!DECIMAL.test(text)) throw new DomainError('decimal-malformed', `not a non-negative decimal: ${text}`, { text });
  return new Wide(text);
}
