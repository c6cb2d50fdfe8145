import { DomainError } from '#domain/errors';
import { absolute, sum, type Ore } from '#domain/money/money';

export interface Weighted {
  readonly code: string;
  readonly weight: bigint;
}

export interface SplitPart {
  readonly code: string;
  readonly amountOre: Ore;
  /** Size × weight mod Σ weights: the fraction of an øre lost by rounding down, over Σ weights. */
  readonly remainder: bigint;
  /** Whether this part got one of the øre that were left. */
  readonly gotResidual: boolean;
}

/**
 * Splits an amount by weight so that the parts sum to it: each part gets the whole øre of its exact share, the øre left go one each to the
 * largest fractions, ties to the lowest code (compared as bytes; codes are ASCII). A negative amount is split by its size and negated.
 * Weights are non-negative and sum to more than zero, else `weights-sum-to-nothing`. Row order does not matter.
 */
export function splitAmount(amountOre: Ore, parts: readonly Weighted[]): SplitPart[] {
  const weightSum = sum(parts.map((part) => part.weight));
  if (weightSum <= 0n || parts.some((part) => part.weight < 0n)) {
    throw new DomainError('weights-sum-to-nothing', 'weights must be non-negative and sum to more than zero');
  }
  const size = absolute(amountOre);
  const floors = parts.map(({ code, weight }) => ({ code, whole: (size * weight) / weightSum, remainder: (size * weight) % weightSum }));
  const residual = size - sum(floors.map((floor) => floor.whole));
  const ranked = [...floors].sort((a, b) => compareRemainders(a, b));
  const lucky = new Set(ranked.slice(0, Number(residual)).map((floor) => floor.code));
  const split = floors.map(({ code, whole, remainder }) => {
    const gotResidual = lucky.has(code);
    const part = whole + (gotResidual ? 1n : 0n);
    return { code, amountOre: amountOre < 0n ? -part : part, remainder, gotResidual };
  });
  assertSumKept(amountOre, split);
  return split;
}

function compareRemainders(a: { code: string; remainder: bigint }, b: { code: string; remainder: bigint }): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.code < b.code ? -1 : 1;
}

function assertSumKept(amountOre: Ore, split: readonly SplitPart[]): void {
  const total = sum(split.map((part) => part.amountOre));
  if (total !== amountOre) throw new Error(`split of ${amountOre} gives ${total}: duplicate codes?`);
}
