import type { Ore } from '#domain/money/money';
import type { ImportKind, ImportResult } from '#imports/parse-import';
import { placeOf } from '#imports/plan-findings/payment-plan-findings';

/** A printed figure at its place in the table, named as findings name it. */
export interface PrintedCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly printedOre: Ore;
}

/** The figures of a printed plan as they stand in its tables; none of a file of another kind. */
export function printedCells(result: Pick<ImportResult<ImportKind>, 'rows'>): PrintedCell[] {
  return result.rows.flatMap((row): PrintedCell[] => {
    if (!('printedOre' in row)) return [];
    const place = 'payer' in row ? placeOf(row) : { table: row.table ?? 'printed-budget-totals', row: row.row, column: row.column };
    return [{ ...place, printedOre: row.printedOre }];
  });
}
