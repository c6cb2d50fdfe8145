import type { LocalDate } from '#domain/calendar/local-date';
import type { Budget, BudgetStatus } from '#domain/facts/facts';
import { duplicateRows } from '#imports/duplicate-rows';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { sourceText } from '#imports/source-text';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { amount } from '#tabular/read-number';
import { optional, readRecords, required } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';
import type { Table } from '#tabular/table';

export type BudgetRow = Omit<Budget, 'version'>;

const STATUSES = choice<BudgetStatus>({
  approved: 'approved',
  godkendt: 'approved',
  'awaiting-agreement': 'awaiting-agreement',
  'afventer aftale': 'awaiting-agreement',
  'preliminary-estimate': 'preliminary-estimate',
  'foreløbigt overslag': 'preliminary-estimate',
});

/** Budgets: `programme, year, amount, status, source, recorded_on`. One amount for a programme's year and recording day. */
export function parseBudgets(table: Table, context: ImportContext): ParsedRows<BudgetRow> {
  const { records, issues } = readRecords(table, {
    programme: required<string>(['programme', 'program'], code),
    year: required<number>(['year', 'år'], year),
    amountOre: required<bigint>(['amount', 'beløb'], amount({ sign: 'not-negative' })),
    status: required<BudgetStatus>(['status'], STATUSES),
    source: optional<string>(['source', 'kilde'], text({ max: 300 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
  });
  const further = [...issues, ...duplicateRows(records, 'programme', (values) => [values.programme, values.year, values.recordedOn])];
  const programmes = new Map(context.facts.programmes.map((programme) => [programme.code, programme]));
  const rows = records.map((record): BudgetRow => {
    const { programme, source, year: ofYear, amountOre, status } = record.values;
    further.push(...unknownCode(record, 'programme', { thing: 'programme', code: programme, known: programmes.keys() }));
    const currency = programmes.get(programme)?.currency ?? 'DKK';
    const recordedOn = recordedOnOf(record, context, further);
    return { programme, year: ofYear, amountOre, status, currency, recordedOn, source: sourceText(table, record.row, source) };
  });
  return { rows, issues: further };
}
