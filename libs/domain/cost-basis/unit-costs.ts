import { buildBridge, changeOf, type Bridge } from '#domain/bridge/bridge';
import { bridgesBetween, type BridgeMaker } from '#domain/cost-basis/bridge-between';
import { cellsOf, totalOf } from '#domain/cost-basis/cells';
import { columnsInOrder } from '#domain/cost-basis/columns';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { scaleToIntegers, type DecimalText } from '#domain/money/decimal-text';
import { absolute, type Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';

/** What one unit of a service costs in a column, in øre, a half away from zero. */
export interface UnitCost {
  readonly column: string;
  readonly amountOre: Ore;
  readonly volume: DecimalText;
  readonly unitOre: Ore;
  /** From the column before that has a volume: what more or fewer units did, then each effect on the cost, by the new volume. Null in the first. */
  readonly change: Bridge | null;
}

export interface ServiceUnitCosts {
  readonly service: string;
  readonly costs: readonly UnitCost[];
}

/** Every service's unit costs over the columns in which its volume is known. */
export function unitCostsOf(version: CostBasisVersion): ServiceUnitCosts[] {
  const cells = cellsOf(version);
  const bridge = bridgesBetween(version, version);
  return version.services.map(({ code: service }) => {
    const counted = columnsInOrder(version).flatMap(({ code: column }) => {
      const counting = countIn(version, service, column);
      return counting === null ? [] : [{ column, amountOre: totalOf(cells, column, { service }), ...counting }];
    });
    return { service, costs: counted.map((at, index) => unitCostAfter(counted[index - 1] ?? null, at, service, bridge)) };
  });
}

interface Counted {
  readonly column: string;
  readonly amountOre: Ore;
  readonly volume: DecimalText;
  /** The volume times `factor`, whole. */
  readonly units: bigint;
  readonly factor: bigint;
}

function countIn(version: CostBasisVersion, service: string, column: string): Pick<Counted, 'volume' | 'units' | 'factor'> | null {
  const row = version.volumes.find((volume) => volume.service === service && volume.column === column);
  if (!row) return null;
  const { integers, scale } = scaleToIntegers([row.volume]);
  const units = integers[0] ?? 0n;
  return units === 0n ? null : { volume: row.volume, units, factor: 10n ** BigInt(scale) };
}

function unitCostAfter(before: Counted | null, at: Counted, service: string, bridge: BridgeMaker): UnitCost {
  const { column, amountOre, volume } = at;
  const unitOre = perUnit(amountOre, at);
  if (!before) return { column, amountOre, volume, unitOre, change: null };
  const cost = bridge({ from: before.column, to: column, scope: { service } });
  const fromOre = perUnit(before.amountOre, before);
  const effects = [
    { effect: 'more-units', changeOre: perUnit(before.amountOre, at) - fromOre },
    ...cost.steps.filter((step) => step.effect !== 'rounding').map((step) => ({ effect: step.effect, changeOre: perUnit(step.changeOre, at) })),
  ];
  // Each effect is rounded once, and so is the cost's own rounding, spread over the units.
  const roundingLimitOre = BigInt(effects.length + 3) + absolute(perUnit(changeOf(cost, 'rounding'), at));
  return { column, amountOre, volume, unitOre, change: buildBridge({ fromOre, toOre: unitOre, effects, roundingLimitOre }) };
}

function perUnit(amountOre: Ore, { units, factor }: { readonly units: bigint; readonly factor: bigint }): Ore {
  return divideRoundHalfAway(amountOre * factor, units);
}
