import type { LocalDate } from '#domain/calendar/local-date';
import type { ActualCost } from '#domain/facts/facts';
import { duplicateRows } from '#imports/duplicate-rows';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { sourceText } from '#imports/source-text';
import { truth } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { amount } from '#tabular/read-number';
import { optional, readRecords, required } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';
import type { Table } from '#tabular/table';

export type ActualCostRow = Omit<ActualCost, 'version'>;

/** Actual costs: `programme, year, amount, audited, accounts, recorded_on, source`; `accounts` names a file handed in beside this one. */
export function parseActualCosts(table: Table, context: ImportContext): ParsedRows<ActualCostRow> {
  const { records, issues } = readRecords(table, {
    programme: required<string>(['programme', 'program'], code),
    year: required<number>(['year', 'år'], year),
    amountOre: required<bigint>(['amount', 'beløb'], amount({ sign: 'any' })),
    audited: required<boolean>(['audited', 'revideret'], truth),
    accounts: optional<string>(['accounts', 'regnskab'], text({ max: 200 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
    source: optional<string>(['source', 'kilde'], text({ max: 300 })),
  });
  const further = [...issues, ...duplicateRows(records, 'programme', (values) => [values.programme, values.year, values.recordedOn])];
  const programmes = new Map(context.facts.programmes.map((programme) => [programme.code, programme]));
  const rows = records.map((record): ActualCostRow => {
    const { programme, accounts, source, year: ofYear, amountOre, audited } = record.values;
    further.push(...unknownCode(record, 'programme', { thing: 'programme', code: programme, known: programmes.keys() }));
    if (accounts !== null && !context.attachedFiles.has(accounts)) {
      further.push(
        record.issue('accounts', {
          code: 'accounts-missing',
          message: `the accounts ${accounts} were not handed in beside this file`,
          expected: 'the name of an attached file',
        }),
      );
    }
    const currency = programmes.get(programme)?.currency ?? 'DKK';
    const recordedOn = recordedOnOf(record, context, further);
    return { programme, year: ofYear, amountOre, audited, accounts, currency, recordedOn, source: sourceText(table, record.row, source) };
  });
  return { rows, issues: further };
}
