import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { formatAmount } from '#domain/money/money';

/** A version as canonical JSON, amounts as decimal strings: the text that is stored, hashed and frozen. Equal versions give equal bytes. */
export function versionJson(version: CostBasisVersion): string {
  return canonicalJson(asJson(version));
}

function asJson(value: unknown): Json {
  if (typeof value === 'bigint') return formatAmount(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner)]));
  throw new Error(`a version holds ${typeof value}`);
}
