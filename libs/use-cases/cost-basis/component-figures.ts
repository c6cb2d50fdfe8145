import { cellsOf, totalOf } from '#domain/cost-basis/cells';
import { whyHeldBack, isIsolated, type HeldBack } from '#domain/cost-basis/chargeable';
import { columnsInOrder } from '#domain/cost-basis/columns';
import type { Component } from '#domain/cost-basis/component';
import { partsOf } from '#domain/cost-basis/parts';
import { runningCostsOfInvestments, upkeepOf } from '#domain/cost-basis/running-cost';
import type { CarriedResult, CostBasisVersion, CostFigure, DriverFigure, RiskProvision } from '#domain/cost-basis/version';
import { sum, type Ore } from '#domain/money/money';

/** What a component's amount in a column is made of, each part with the row it comes from. */
export interface ComponentColumn {
  readonly column: string;
  readonly totalOre: Ore;
  readonly cost: CostFigure | null;
  readonly risk: RiskProvision | null;
  readonly marginOre: Ore;
  readonly carried: readonly CarriedResult[];
  /** What of the cost keeps up maintenance and standard; null when that share is not known. */
  readonly upkeepOre: Ore | null;
  /** The investment that a percentage implies; null where the cost is no percentage. */
  readonly impliedInvestmentOre: Ore | null;
  readonly drivers: readonly DriverFigure[];
}

export interface ComponentFigures {
  readonly component: Component;
  readonly isIsolated: boolean;
  readonly heldBackBecause: HeldBack | null;
  readonly columns: readonly ComponentColumn[];
  /** The component's part of each service it serves, by column. */
  readonly services: readonly {
    readonly service: string;
    readonly percent: string;
    readonly columns: readonly { readonly column: string; readonly amountOre: Ore }[];
  }[];
}

/** Every component of a version with every figure it has, in the order of the sheets. */
export function componentFigures(version: CostBasisVersion, decidedComponents: readonly string[]): ComponentFigures[] {
  const columns = columnsInOrder(version).map(({ code }) => code);
  const parts = partsOf(version);
  const cells = cellsOf(version);
  const implied = runningCostsOfInvestments(version);
  return version.components.map((component) => {
    const mine = (row: { readonly component: string }): boolean => row.component === component.code;
    const ofColumn = (column: string): ComponentColumn => {
      const at = (row: { readonly component: string; readonly column: string }): boolean => mine(row) && row.column === column;
      const cost = version.costs.find(at) ?? null;
      const own = parts.filter(at);
      return {
        column,
        totalOre: sum(own.map(({ amountOre }) => amountOre)),
        cost,
        risk: version.risks.find(at) ?? null,
        marginOre: sum(own.filter(({ part }) => part === 'margin').map(({ amountOre }) => amountOre)),
        carried: version.carried.filter(at),
        upkeepOre: cost === null ? null : upkeepOf(component, cost.amountOre),
        impliedInvestmentOre: implied.find(at)?.impliedInvestmentOre ?? null,
        drivers: version.driverFigures.filter(at),
      };
    };
    return {
      component,
      isIsolated: isIsolated(component),
      heldBackBecause: whyHeldBack(component, decidedComponents),
      columns: columns.map(ofColumn),
      services: version.shares.filter(mine).map(({ service, percent }) => ({
        service,
        percent,
        columns: columns.map((column) => ({
          column,
          amountOre: totalOf(cells, column, { service, components: new Set([component.code]) }),
        })),
      })),
    };
  });
}
