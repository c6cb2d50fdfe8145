import { DomainError } from '#domain/errors';
import { absolute, formatAmount, sum, type Ore } from '#domain/money/money';

/** One named part of the way from an amount to another. The code's words are in the glossary, or are data where the effects are. */
export interface BridgeStep<Effect extends string = string> {
  readonly effect: Effect;
  readonly changeOre: Ore;
}

/** The way from one amount to another: `fromOre` and all steps, in their order, sum to `toOre`. The last step is the rounding, also when it is 0. */
export interface Bridge<Effect extends string = string> {
  readonly fromOre: Ore;
  readonly toOre: Ore;
  readonly steps: readonly BridgeStep<Effect | Rounding>[];
}

/** What the effects, each in whole øre, leave of the difference. It is shown as a step and never hidden in another. */
export type Rounding = 'rounding';

/**
 * Builds the bridge of these effects, in the order given, and closes it with the rounding step. `bridge-effect-twice` when a code comes twice;
 * `bridge-does-not-close` when more than `roundingLimitOre` is left: an effect is then missing or wrong, and that is not rounding.
 */
export function buildBridge<Effect extends string>(input: {
  readonly fromOre: Ore;
  readonly toOre: Ore;
  readonly effects: readonly BridgeStep<Effect>[];
  /** The most øre that rounding alone can leave, either way; 0 when every effect is exact. */
  readonly roundingLimitOre: Ore;
}): Bridge<Effect> {
  const { fromOre, toOre, effects, roundingLimitOre } = input;
  refuseRepeats(effects);
  const leftOre = toOre - fromOre - sum(effects.map((step) => step.changeOre));
  if (absolute(leftOre) > roundingLimitOre) {
    const data = { left: formatAmount(leftOre), limit: formatAmount(roundingLimitOre) };
    throw new DomainError('bridge-does-not-close', `the effects leave ${data.left} unexplained, more than rounding can (${data.limit})`, data);
  }
  return { fromOre, toOre, steps: [...effects, { effect: 'rounding', changeOre: leftOre }] };
}

/** The change of one effect; 0 where the bridge has no such step. */
export function changeOf<Effect extends string>(bridge: Bridge<Effect>, effect: Effect | Rounding): Ore {
  return bridge.steps.find((step) => step.effect === effect)?.changeOre ?? 0n;
}

function refuseRepeats(effects: readonly BridgeStep[]): void {
  const seen = new Set<string>(['rounding']);
  for (const { effect } of effects) {
    if (seen.has(effect)) throw new DomainError('bridge-effect-twice', `the effect ${effect} stands twice in a bridge`, { effect });
    seen.add(effect);
  }
}
