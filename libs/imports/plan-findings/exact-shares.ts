import { buildKeyTree } from '#domain/allocation/key-tree';
import { splitDownTree } from '#domain/allocation/split-down-tree';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { TOTAL } from '#imports/total-word';

/** Exact shares of the budgets known on a day by the keys known that day, in øre; null for what they do not say. Each split is made once. */
export function exactSharesKnownOn(facts: Facts, knownOn: LocalDate): (cell: { programme: string; year: number; node: string }) => Ore | null {
  const known = factsKnownOn(facts, knownOn);
  const splits = new Map<string, ReadonlyMap<string, Ore>>();
  const splitOf = (programme: string, year: number): ReadonlyMap<string, Ore> => {
    const budget = known.findBudget(programme, year);
    const key = known.findKey(programme, year);
    if (!budget) return new Map();
    const steps = key ? splitDownTree(budget.amountOre, buildKeyTree(key)) : [];
    return new Map([...steps.map((step): [string, Ore] => [step.node, step.amountOre]), [TOTAL, budget.amountOre]]);
  };
  return ({ programme, year, node }) => {
    const name = `${programme}/${year}`;
    const split = splits.get(name) ?? splitOf(programme, year);
    splits.set(name, split);
    return split.get(node) ?? null;
  };
}
