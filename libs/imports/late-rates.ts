import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import type { LateRate, LateRateKind } from '#domain/late-payment/late-rate';
import { duplicateRows } from '#imports/duplicate-rows';
import type { ParsedRows } from '#imports/import-context';
import { sourceText } from '#imports/source-text';
import { refuse, type CellReader } from '#tabular/cell-reader';
import { choice, truth } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { toPlainDecimal } from '#tabular/number-style';
import { optional, readRecords, required } from '#tabular/read-records';
import { text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

export type LateRateRow = Omit<LateRate, 'recordedAt'>;

const KINDS = choice<LateRateKind>({
  interest: 'interest',
  'reference-rate': 'reference-rate',
  'interest-addition': 'interest-addition',
  'reminder-fee': 'reminder-fee',
  compensation: 'compensation',
});

/** Figures for late payment: `country, kind, valid_from, valid_until, value, source, illustrative`. Every figure says where it stands. */
export function parseLateRates(table: Table): ParsedRows<LateRateRow> {
  const { records, issues } = readRecords(table, {
    country: required<Country>(['country', 'land'], choice({ dk: 'DK', no: 'NO' })),
    kind: required<LateRateKind>(['kind', 'slags'], KINDS),
    validFrom: required<LocalDate>(['valid_from', 'gælder_fra'], date),
    validUntil: optional<LocalDate>(['valid_until', 'gælder_til'], date),
    value: required<string>(['value', 'værdi'], figure),
    source: required<string>(['source', 'kilde'], text({ max: 300 })),
    isIllustrative: required<boolean>(['illustrative', 'illustrativ'], truth),
  });
  const further = [...issues, ...duplicateRows(records, 'kind', ({ country, kind, validFrom }) => [country, kind, validFrom])];
  for (const record of records) {
    const { kind, value, validFrom, validUntil } = record.values;
    if (validUntil !== null && validUntil <= validFrom) {
      further.push(
        record.issue('validUntil', {
          code: 'period-empty',
          message: 'the figure is valid on no day',
          expected: `a day after ${validFrom}; the day is the first without it`,
        }),
      );
    }
    if ((kind === 'reminder-fee' || kind === 'compensation') && !/^\d+(?:\.\d{1,2})?$/.test(value)) {
      further.push(
        record.issue('value', { code: 'amount-malformed', message: 'not kroner', expected: 'kroner with at most two decimals, not below zero' }),
      );
    }
  }
  return { rows: records.map((record) => ({ ...record.values, source: sourceText(table, record.row, record.values.source) })), issues: further };
}

const figure: CellReader<string> = {
  isNumeric: true,
  read(cell, style) {
    const plain = cell.kind === 'percent' || cell.text.includes('%') ? null : toPlainDecimal(cell, style);
    if (plain !== null && /^-?\d{1,3}(?:\.\d{1,4})?$/.test(plain)) return { value: plain };
    return refuse('late-rate-malformed', 'not a rate or an amount', 'percent with at most four decimals, or kroner, like 8.00');
  },
};
