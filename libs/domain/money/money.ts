import { DomainError } from '#domain/errors';

/** Whole minor units (øre) of the currency that stands beside it. Never a float, never a fraction. */
export type Ore = bigint;

/** ISO 4217 codes the product bills in. Both have two decimals. */
export type Currency = 'DKK' | 'NOK';

const PLAIN_AMOUNT = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/;

/** Reads a plain decimal (`-1234.5`, at most two decimals, dot) into øre; `amount-malformed` otherwise. */
export function parseAmount(text: string): Ore {
  const match = PLAIN_AMOUNT.exec(text);
  if (!match) throw new DomainError('amount-malformed', `not an amount with at most two decimals: ${text}`, { text });
  const [, sign, whole = '0', decimals = ''] = match;
  const size = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign === '-' ? -size : size;
}

/** Writes øre as the wire and pack form: dot, two decimals, leading minus (`-1234.50`). */
export function formatAmount(amountOre: Ore): string {
  const size = absolute(amountOre);
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
  return amountOre < 0n ? `-${text}` : text;
}

export function absolute(amountOre: Ore): Ore {
  return amountOre < 0n ? -amountOre : amountOre;
}

export function sum(amounts: Iterable<Ore>): Ore {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}
