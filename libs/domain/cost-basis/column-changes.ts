import type { Cell, CellPlace, Placing } from '#domain/cost-basis/cells';
import { columnsInOrder } from '#domain/cost-basis/columns';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { absolute, sum, type Ore } from '#domain/money/money';

/** Effects that are calculated from the parts; the others are the codes of the version's drivers. */
export const CALCULATED_EFFECTS = ['unexplained', 'risk', 'margin', 'carried-result'] as const;

/** A piece of the change into a column from the one before it, by effect and place. What rounding leaves is not among them. */
export interface ChangeCell extends CellPlace {
  readonly column: string;
  readonly effect: string;
  readonly changeOre: Ore;
}

/**
 * What each column's change from the one before is made of: the drivers, what the cost changed beyond them, and the change of risk, margin and carried
 * results. A cost change without drivers is `unexplained` when it exceeds the version's rounding tolerance.
 */
export function columnChanges(version: CostBasisVersion, cells: readonly Cell[], place: Placing): ChangeCell[] {
  const columns = columnsInOrder(version).map((column) => column.code);
  return columns.slice(1).flatMap((column, index) => {
    const before = columns[index] ?? '';
    const placed = (effect: string, component: string, amountOre: Ore) =>
      place(component, amountOre).map(({ amountOre: changeOre, ...at }) => ({ ...at, column, effect, changeOre }));
    const driven = version.driverFigures.filter((row) => row.column === column);
    const beyond = residualsOf(version, before, column).filter(({ residualOre }) => absolute(residualOre) > version.rules.roundingToleranceOre);
    return [
      ...driven.flatMap((row) => placed(row.driver, row.component, row.amountOre)),
      ...beyond.flatMap(({ component, residualOre }) => placed('unexplained', component, residualOre)),
      ...cells.flatMap((cell): ChangeCell[] => {
        if (cell.part === 'cost' || (cell.column !== column && cell.column !== before)) return [];
        const { component, service, sector, part, amountOre } = cell;
        return [{ component, service, sector, column, effect: part, changeOre: cell.column === column ? amountOre : -amountOre }];
      }),
    ];
  });
}

/** What a component's cost changed between neighbouring columns beyond its drivers. */
export function residualsOf(version: CostBasisVersion, before: string, column: string): { readonly component: string; readonly residualOre: Ore }[] {
  return version.components.map(({ code: component }) => {
    const costIn = (of: string) => sum(version.costs.filter((row) => row.component === component && row.column === of).map((row) => row.amountOre));
    const driven = version.driverFigures.filter((row) => row.component === component && row.column === column);
    return { component, residualOre: costIn(column) - costIn(before) - sum(driven.map((row) => row.amountOre)) };
  });
}
