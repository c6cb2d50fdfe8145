import type { Component } from '#domain/cost-basis/component';
import { columnsInOrder } from '#domain/cost-basis/columns';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { percentToBasisPoints, type DecimalText } from '#domain/money/decimal-text';
import type { Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';

/** A running cost that is a percentage of an investment, with the investment that it implies beside the one that was decided. */
export interface RunningCostOfInvestment {
  readonly component: string;
  readonly column: string;
  readonly percent: DecimalText;
  readonly runningOre: Ore;
  readonly impliedInvestmentOre: Ore;
  /** What the decision names; null when it names none. */
  readonly statedInvestmentOre: Ore | null;
}

/** Every cost that is set as a percentage, in the columns in which it stands: 17 MNOK at 20 % means an investment of 85 MNOK. */
export function runningCostsOfInvestments(version: CostBasisVersion): RunningCostOfInvestment[] {
  return version.components.flatMap((component) => {
    const { investmentPercent: percent } = component;
    if (percent === null) return [];
    return columnsInOrder(version).flatMap(({ code: column }) =>
      version.costs
        .filter((row) => row.component === component.code && row.column === column && row.amountOre !== 0n)
        .map((row) => ({
          component: component.code,
          column,
          percent,
          runningOre: row.amountOre,
          impliedInvestmentOre: divideRoundHalfAway(row.amountOre * 10_000n, percentToBasisPoints(percent)),
          statedInvestmentOre: component.statedInvestmentOre,
        })),
    );
  });
}

/** What of a component's cost keeps up maintenance and standard; null when the share is not known. */
export function upkeepOf(component: Component, costOre: Ore): Ore | null {
  return component.upkeepPercent === null ? null : divideRoundHalfAway(costOre * percentToBasisPoints(component.upkeepPercent), 10_000n);
}
