import type { AllocationStep } from '#domain/allocation/split-down-tree';
import { addFractions, multiplyFractions, NOTHING, type Fraction } from '#domain/money/fraction';

/** What a step of a round tells of its key, whatever the amount was. */
export type KeyStep = Pick<AllocationStep, 'node' | 'parent' | 'weight' | 'weightSum'>;

/** A payer's exact part of a year's whole amount by a key. */
export interface ShareFraction {
  readonly part: Fraction;
  /** How many roundings to whole øre lie between the exact part and what is billed: the levels above each leaf the payer answers for. */
  readonly roundings: number;
}

export const NO_SHARE: ShareFraction = { part: NOTHING, roundings: 0 };

const WHOLE: ShareFraction = { part: { numerator: 1n, denominator: 1n }, roundings: 0 };

/**
 * The exact part of the whole that every payer below a branch bears; the parts of merged payers are those of their successor. Steps come parent
 * before child.
 */
export function shareFractions(steps: readonly KeyStep[], branch: string, answering: (code: string) => string): Map<string, ShareFraction> {
  const inner = new Set(steps.map((step) => step.parent));
  const places = new Map<string, { readonly share: ShareFraction; readonly isInside: boolean }>();
  const fractions = new Map<string, ShareFraction>();
  for (const step of steps) {
    const above = step.parent === null ? null : places.get(step.parent);
    const share = above ? partOf(above.share, step) : WHOLE;
    const isInside = (above?.isInside ?? false) || step.node === branch;
    places.set(step.node, { share, isInside });
    if (!isInside || inner.has(step.node)) continue;
    const payer = answering(step.node);
    const before = fractions.get(payer);
    fractions.set(payer, before ? addShares(before, share) : share);
  }
  return fractions;
}

function partOf(parent: ShareFraction, step: KeyStep): ShareFraction {
  return {
    part: multiplyFractions(parent.part, { numerator: step.weight, denominator: step.weightSum }),
    roundings: parent.roundings + 1,
  };
}

function addShares(a: ShareFraction, b: ShareFraction): ShareFraction {
  return { part: addFractions(a.part, b.part), roundings: a.roundings + b.roundings };
}
