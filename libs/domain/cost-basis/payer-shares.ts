import { splitAmount } from '#domain/allocation/split-amount';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import type { CostBasisVersion, PayerKey } from '#domain/cost-basis/version';
import { DomainError } from '#domain/errors';
import { scaleToIntegers } from '#domain/money/decimal-text';
import type { Ore } from '#domain/money/money';

/** The key by which a sector is billed; `billed-key-missing` when it has none. */
export function billedKey(version: CostBasisVersion, sector: PayerSector): PayerKey {
  const key = version.payerKeys.find((candidate) => candidate.sector === sector && candidate.isBilled);
  if (!key) throw new DomainError('billed-key-missing', `no key of the sector ${sector} is billed`, { sector });
  return key;
}

/** Each payer's part of a sector's amount by a key, exactly. */
export function payerShares(amountOre: Ore, key: PayerKey): ReadonlyMap<string, Ore> {
  const { integers } = scaleToIntegers(key.weights.map((row) => row.weight));
  const parts = splitAmount(
    amountOre,
    key.weights.map((row, index) => ({ code: row.payer, weight: integers[index] ?? 0n })),
  );
  return new Map(parts.map((part) => [part.code, part.amountOre]));
}
