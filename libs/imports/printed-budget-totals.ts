import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';
import { duplicateRows } from '#imports/duplicate-rows';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { isTotal, TOTAL, totalOr, yearOrTotal } from '#imports/total-word';
import { date } from '#tabular/read-date';
import { amount } from '#tabular/read-number';
import { optional, readRecords, required } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

/** A total as printed in a budget table of programmes by years. `row` is a programme or `Total`, `column` a year or `Total`. */
export interface PrintedBudgetTotal {
  readonly row: string;
  readonly column: string;
  readonly printedOre: Ore;
  /** What the table is called where it is printed; null when the file does not say. */
  readonly table: string | null;
  /** The day whose budgets the table shows. */
  readonly recordedOn: LocalDate;
}

/** Printed totals of a budget table: `row, column, printed, table, recorded_on`. */
export function parsePrintedBudgetTotals(table: Table, context: ImportContext): ParsedRows<PrintedBudgetTotal> {
  const { records, issues } = readRecords(table, {
    row: required<string>(['row', 'række'], totalOr(code)),
    column: required<string>(['column', 'kolonne'], yearOrTotal),
    printedOre: required<Ore>(['printed', 'trykt'], amount({ sign: 'any' })),
    table: optional<string>(['table', 'tabel'], text({ max: 100 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
  });
  const further = [...issues, ...duplicateRows(records, 'row', (values) => [values.row, values.column])];
  const programmes = [TOTAL, ...context.facts.programmes.map((programme) => programme.code)];
  const rows = records.map((record) => {
    further.push(...unknownCode(record, 'row', { thing: 'programme', code: record.values.row, known: programmes }));
    if (!isTotal(record.values.row) && !isTotal(record.values.column)) {
      further.push(
        record.issue('column', {
          code: 'total-missing',
          message: 'this is a single budget, not a total',
          expected: 'Total as row or column; budgets have a file of their own',
        }),
      );
    }
    return { ...record.values, recordedOn: recordedOnOf(record, context, further) };
  });
  return { rows, issues: further };
}
