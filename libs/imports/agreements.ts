import type { LocalDate } from '#domain/calendar/local-date';
import type { Agreement, VatBasis, VatCategory } from '#domain/facts/facts';
import { duplicateRows } from '#imports/duplicate-rows';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import type { ImportIssue } from '#tabular/import-issue';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { percent } from '#tabular/read-number';
import { optional, readRecords, required, type TableRecord } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';
import type { Table } from '#tabular/table';

export type AgreementRow = Omit<Agreement, 'version'>;

/**
 * Agreements: `programme, from_year, vat_basis, vat_category, vat_rate, vat_reason, agreed_by, agreed_on, document, recorded_on`.
 * `vat_basis` has no default: an empty cell is refused. Category S has a rate above 0, the others 0.
 */
export function parseAgreements(table: Table, context: ImportContext): ParsedRows<AgreementRow> {
  const { records, issues } = readRecords(table, {
    programme: required<string>(['programme', 'program'], code),
    fromYear: required<number>(['from_year', 'fra_år'], year),
    vatBasis: required<VatBasis>(
      ['vat_basis', 'momsgrundlag'],
      choice({ excluding: 'excluding', including: 'including', 'ekskl.': 'excluding', 'inkl.': 'including' }),
    ),
    vatCategory: required<VatCategory>(['vat_category', 'momskategori'], choice({ s: 'S', z: 'Z', e: 'E', o: 'O' })),
    vatRatePercent: required<string>(['vat_rate', 'momssats'], percent),
    vatReason: required<string>(['vat_reason', 'momsbegrundelse'], text({ max: 500 })),
    agreedBy: required<string>(['agreed_by', 'aftalt_af'], text({ max: 300 })),
    agreedOn: required<LocalDate>(['agreed_on', 'aftalt_den'], date),
    document: required<string>(['document', 'dokument'], text({ max: 300 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
  });
  const further = [...issues, ...duplicateRows(records, 'programme', (values) => [values.programme, values.fromYear, values.recordedOn])];
  const programmes = context.facts.programmes.map((programme) => programme.code);
  const rows = records.map((record): AgreementRow => {
    further.push(...unknownCode(record, 'programme', { thing: 'programme', code: record.values.programme, known: programmes }), ...vatIssues(record));
    const recordedOn = recordedOnOf(record, context, further);
    if (record.values.agreedOn > recordedOn) {
      further.push(
        record.issue('agreedOn', {
          code: 'agreed-after-recorded',
          message: 'the agreement is dated after the day it is recorded',
          expected: `${recordedOn} or earlier`,
        }),
      );
    }
    return { ...record.values, recordedOn };
  });
  return { rows, issues: further };
}

function vatIssues(record: TableRecord<{ vatCategory: VatCategory; vatRatePercent: string }>): ImportIssue[] {
  const { vatCategory, vatRatePercent } = record.values;
  const issues: ImportIssue[] = [];
  if (!/^\d+(?:\.\d{1,2})?$/.test(vatRatePercent)) {
    issues.push(
      record.issue('vatRatePercent', { code: 'vat-rate-too-fine', message: 'a VAT rate has at most two decimals', expected: 'for example 25.00' }),
    );
  }
  const isZero = /^[0.]+$/.test(vatRatePercent);
  if ((vatCategory === 'S') === isZero) {
    issues.push(
      record.issue('vatRatePercent', {
        code: 'vat-rate-unfitting',
        message: `the rate does not fit category ${vatCategory}`,
        expected: vatCategory === 'S' ? 'a rate above 0' : '0',
      }),
    );
  }
  return issues;
}
