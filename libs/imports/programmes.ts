import type { Programme } from '#domain/facts/facts';
import { duplicateRows } from '#imports/duplicate-rows';
import type { ParsedRows } from '#imports/import-context';
import { choice } from '#tabular/read-choice';
import { amount } from '#tabular/read-number';
import { optional, readRecords, required } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

/** Programmes: `code, name, currency, minimum_true_up` (kroner; empty: every true-up is billed). */
export function parseProgrammes(table: Table): ParsedRows<Programme> {
  const { records, issues } = readRecords(table, {
    code: required<string>(['code', 'kode'], code),
    name: required<string>(['name', 'navn'], text({ max: 200 })),
    currency: required<Programme['currency']>(['currency', 'valuta'], choice({ dkk: 'DKK', nok: 'NOK' })),
    minimumTrueUpOre: optional<bigint>(['minimum_true_up'], amount({ sign: 'not-negative' })),
  });
  return { rows: records.map(({ values }) => values), issues: [...issues, ...duplicateRows(records, 'code', (values) => [values.code])] };
}
