import { DomainError } from '#domain/errors';
import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import type { BillingRule } from '#domain/calendar/billing-rule';
import type { LocalDate } from '#domain/calendar/local-date';
import type { CollectionArrangement } from '#domain/facts/facts';
import { duplicateRows } from '#imports/duplicate-rows';
import { recordedOnOf, type ImportContext, type ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { refuse, type CellReader } from '#tabular/cell-reader';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { optional, readRecords, required } from '#tabular/read-records';
import { code } from '#tabular/read-text';
import { year } from '#tabular/read-whole-number';
import type { Table } from '#tabular/table';

/** Collection arrangements: `programme, branch, issuer, rule, from_year, until_year, first_round, service_year_offset, recorded_on`. */
export function parseArrangements(table: Table, context: ImportContext): ParsedRows<CollectionArrangement> {
  const { records, issues } = readRecords(table, {
    programme: required<string>(['programme', 'program'], code),
    branch: required<string>(['branch', 'gren'], code),
    issuer: required<string>(['issuer', 'udsteder'], code),
    rule: required<BillingRule>(['rule', 'regel'], billingRule),
    fromYear: required<number>(['from_year', 'fra_år'], year),
    untilYear: optional<number>(['until_year', 'til_år'], year),
    firstRound: required<CollectionArrangement['firstRound']>(['first_round'], choice({ 'on-account': 'on-account', 'in-arrears': 'in-arrears' })),
    serviceYearOffset: required<0 | -1>(['service_year_offset'], choice<0 | -1>({ '0': 0, '-1': -1 })),
    recordedOn: optional<LocalDate>(['recorded_on', 'registreret'], date),
  });
  const { facts } = context;
  const further = [...issues, ...duplicateRows(records, 'programme', ({ programme, branch, rule, fromYear }) => [programme, branch, rule, fromYear])];
  const rows = records.map((record): CollectionArrangement => {
    const { programme, branch, issuer, fromYear, untilYear } = record.values;
    const branches = facts.keys.filter((key) => key.programme === programme).flatMap((key) => key.nodes.map((node) => node.node));
    further.push(
      ...unknownCode(record, 'programme', { thing: 'programme', code: programme, known: facts.programmes.map((known) => known.code) }),
      ...unknownCode(record, 'issuer', { thing: 'issuer', code: issuer, known: context.issuers.map((known) => known.code) }),
      ...unknownCode(record, 'branch', { thing: 'branch', code: branch, known: branches }),
    );
    if (untilYear !== null && untilYear <= fromYear) {
      further.push(
        record.issue('untilYear', {
          code: 'period-empty',
          message: 'the arrangement ends before it begins',
          expected: `a year after ${fromYear}; the year is the first without it`,
        }),
      );
    }
    return { ...record.values, recordedOn: recordedOnOf(record, context, further) };
  });
  return { rows, issues: further };
}

const billingRule: CellReader<BillingRule> = {
  isNumeric: false,
  read(cell) {
    try {
      return { value: parseBillingRule(cell.text) };
    } catch (error) {
      if (error instanceof DomainError)
        return refuse(error.code, 'not a billing rule', '"once YYYY-MM-DD", "first-bank-day MONTH" or "last-bank-day MONTH"');
      throw error;
    }
  },
};
