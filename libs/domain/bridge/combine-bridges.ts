import type { Bridge, BridgeStep, Rounding } from '#domain/bridge/bridge';
import { DomainError } from '#domain/errors';
import { formatAmount, sum, type Ore } from '#domain/money/money';

/** The bridge of a whole from those of its parts: components to a service, payers to a run. Steps of one code are added; the order is that of first appearance. */
export function sumBridges<Effect extends string>(parts: readonly Bridge<Effect>[]): Bridge<Effect> {
  return { fromOre: sum(parts.map((part) => part.fromOre)), toOre: sum(parts.map((part) => part.toOre)), steps: addSteps(parts) };
}

/** The bridge over several years or versions, one after the other; `bridge-gap` when one does not begin where the one before it ended. */
export function chainBridges<Effect extends string>(first: Bridge<Effect>, ...following: readonly Bridge<Effect>[]): Bridge<Effect> {
  let toOre = first.toOre;
  for (const next of following) {
    if (next.fromOre !== toOre) {
      const data = { ends: formatAmount(toOre), begins: formatAmount(next.fromOre) };
      throw new DomainError('bridge-gap', `a bridge ends at ${data.ends} and the next begins at ${data.begins}`, data);
    }
    toOre = next.toOre;
  }
  return { fromOre: first.fromOre, toOre, steps: addSteps([first, ...following]) };
}

/** The rounding stays the last step, whichever effects a later part brings. */
function addSteps<Effect extends string>(parts: readonly Bridge<Effect>[]): BridgeStep<Effect | Rounding>[] {
  const changes = new Map<Effect | Rounding, Ore>();
  for (const part of parts) for (const { effect, changeOre } of part.steps) changes.set(effect, (changes.get(effect) ?? 0n) + changeOre);
  const roundingOre = changes.get('rounding') ?? 0n;
  changes.delete('rounding');
  return [...[...changes].map(([effect, changeOre]) => ({ effect, changeOre })), { effect: 'rounding', changeOre: roundingOre }];
}
