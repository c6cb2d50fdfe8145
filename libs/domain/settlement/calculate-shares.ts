import { byCode, leavesBelow, type KeyTree } from '#domain/allocation/key-tree';
import type { AllocationStep } from '#domain/allocation/split-down-tree';
import type { LocalDate } from '#domain/calendar/local-date';
import type { PayerValidity } from '#domain/facts/facts';
import { absolute, type Ore } from '#domain/money/money';
import type { Share } from '#domain/settlement/settlement-round';
import { payerAnsweringOn } from '#domain/settlement/successors';

/**
 * Target − settled before, for every payer of the branch with either ≠ 0, in byte order of code. Both are summed onto whoever answers for
 * the payer on the business date, so a successor takes its predecessors' history with it. A payer that dropped out of the key has target 0.
 * A true-up smaller than `minimumOre` is carried forward: it is not billed, so the next round sees it again.
 */
export function calculateShares(input: {
  readonly tree: KeyTree;
  readonly branch: string;
  readonly steps: readonly AllocationStep[];
  readonly settledOre: ReadonlyMap<string, Ore>;
  readonly payers: ReadonlyMap<string, PayerValidity>;
  readonly businessDate: LocalDate;
  readonly minimumOre: Ore | null;
}): Share[] {
  const answering = (code: string) => payerAnsweringOn(code, input.businessDate, input.payers);
  const amountByNode = new Map(input.steps.map((step) => [step.node, step.amountOre]));
  const leaves: [string, Ore][] = leavesBelow(input.tree, input.branch).map((code) => [code, amountByNode.get(code) ?? 0n]);
  const targets = sumBy(leaves, answering);
  const settled = sumBy(input.settledOre, answering);
  const codes = [...new Set([...targets.keys(), ...settled.keys()])].sort(byCode);
  return codes.flatMap((payer) => {
    const targetOre = targets.get(payer) ?? 0n;
    const settledBeforeOre = settled.get(payer) ?? 0n;
    if (targetOre === 0n && settledBeforeOre === 0n) return [];
    const amountOre = targetOre - settledBeforeOre;
    const isCarried = input.minimumOre !== null && absolute(amountOre) < input.minimumOre;
    return [{ payer, targetOre, settledBeforeOre, amountOre, carriedForwardOre: isCarried ? amountOre : 0n }];
  });
}

function sumBy(amounts: Iterable<readonly [string, Ore]>, keyOf: (code: string) => string): Map<string, Ore> {
  const sums = new Map<string, Ore>();
  for (const [code, amountOre] of amounts) {
    const key = keyOf(code);
    sums.set(key, (sums.get(key) ?? 0n) + amountOre);
  }
  return sums;
}
