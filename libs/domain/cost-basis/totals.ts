import { isIsolated } from '#domain/cost-basis/chargeable';
import { cellsOf, totalOf, type CellScope } from '#domain/cost-basis/cells';
import { columnsInOrder } from '#domain/cost-basis/columns';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { Ore } from '#domain/money/money';

/** A total with the components that stand apart, without them, and they alone: `withoutOre + isolatedOre = withOre`. */
export interface IsolatedTotal {
  readonly column: string;
  readonly withOre: Ore;
  readonly withoutOre: Ore;
  readonly isolatedOre: Ore;
}

export interface ServiceTotals {
  readonly service: string;
  readonly columns: readonly IsolatedTotal[];
}

export interface VersionTotals {
  readonly columns: readonly IsolatedTotal[];
  readonly services: readonly ServiceTotals[];
  readonly sectors: readonly { readonly sector: PayerSector | null; readonly columns: readonly IsolatedTotal[] }[];
  /** Each component that stands apart, over all the services it serves. */
  readonly isolated: readonly {
    readonly component: string;
    readonly solution: string | null;
    readonly columns: readonly { readonly column: string; readonly amountOre: Ore }[];
  }[];
}

/** Every total of a version, from one set of cells: services sum to the whole, and so do sectors. */
export function totalsOf(version: CostBasisVersion): VersionTotals {
  const cells = cellsOf(version);
  const apart = version.components.filter(isIsolated);
  const settled = new Set(version.components.filter((component) => !isIsolated(component)).map((component) => component.code));
  const columns = columnsInOrder(version).map((column) => column.code);
  const over = (of: typeof cells, scope: CellScope = {}): IsolatedTotal[] =>
    columns.map((column) => {
      const withOre = totalOf(of, column, scope);
      const withoutOre = totalOf(of, column, { ...scope, components: settled });
      return { column, withOre, withoutOre, isolatedOre: withOre - withoutOre };
    });
  const sectors = [...new Set(cells.map((cell) => cell.sector))];
  return {
    columns: over(cells),
    services: version.services.map(({ code: service }) => ({ service, columns: over(cells, { service }) })),
    sectors: sectors.map((sector) => ({ sector, columns: over(cells.filter((cell) => cell.sector === sector)) })),
    isolated: apart.map(({ code: component, solution }) => ({
      component,
      solution,
      columns: columns.map((column) => ({ column, amountOre: totalOf(cells, column, { components: new Set([component]) }) })),
    })),
  };
}
