import type { LocalDate } from '#domain/calendar/local-date';
import { duplicateRows } from '#imports/duplicate-rows';
import type { ImportContext, ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import type { ImportIssue } from '#tabular/import-issue';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { email } from '#tabular/read-email';
import { optional, readRecords, required, type TableRecord } from '#tabular/read-records';
import { code, text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

export type PersonRole = 'officer' | 'approver' | 'auditor' | 'administrator' | 'payer';

/** A person in one role. Officers and approvers act for an issuer, payers for the one in `organisation`; auditors, administrators for neither. */
export interface PersonRow {
  readonly person: string;
  readonly label: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly issuer: string | null;
  readonly organisation: string | null;
  readonly validFrom: LocalDate;
  /** Half-open; null while it lasts. */
  readonly validUntil: LocalDate | null;
}

/** People: `person, label, email, role, issuer, organisation, valid_from, valid_until`. */
export function parsePeople(table: Table, context: ImportContext): ParsedRows<PersonRow> {
  const { records, issues } = readRecords(table, {
    person: required<string>(['person'], code),
    label: required<string>(['label', 'betegnelse'], text({ max: 200 })),
    email: required<string>(['email'], email),
    role: required<PersonRole>(
      ['role', 'rolle'],
      choice({ officer: 'officer', approver: 'approver', auditor: 'auditor', administrator: 'administrator', payer: 'payer' }),
    ),
    issuer: optional<string>(['issuer', 'udsteder'], code),
    organisation: optional<string>(['organisation'], code),
    validFrom: required<LocalDate>(['valid_from', 'gyldig_fra'], date),
    validUntil: optional<LocalDate>(['valid_until', 'gyldig_til'], date),
  });
  const issuers = context.issuers.map((issuer) => issuer.code);
  const payers = new Set(context.facts.payers.map((payer) => payer.code));
  return {
    rows: records.map(({ values }) => values),
    issues: [
      ...issues,
      ...duplicateRows(records, 'person', (values) => [values.person, values.role, values.issuer, values.organisation, values.validFrom]),
      ...records.flatMap((record) => unknownCode(record, 'issuer', { thing: 'issuer', code: record.values.issuer, known: issuers })),
      ...records.flatMap((record) => unknownCode(record, 'organisation', { thing: 'payer', code: record.values.organisation, known: payers })),
      ...records.flatMap(placeIssues),
    ],
  };
}

function placeIssues(record: TableRecord<PersonRow>): ImportIssue[] {
  const { role, issuer, organisation, validFrom, validUntil } = record.values;
  const issues: ImportIssue[] = [];
  const needsIssuer = role === 'officer' || role === 'approver';
  if (needsIssuer !== (issuer !== null)) {
    issues.push(
      record.issue('issuer', {
        code: 'issuer-unfitting',
        message: needsIssuer ? `an ${role} acts for an issuer` : `an issuer does not fit the role ${role}`,
        expected: needsIssuer ? 'an issuer' : 'nothing',
      }),
    );
  }
  if ((role === 'payer') !== (organisation !== null)) {
    issues.push(
      record.issue('organisation', {
        code: 'organisation-unfitting',
        message: role === 'payer' ? "a payer's person belongs to a payer" : `an organisation does not fit the role ${role}`,
        expected: role === 'payer' ? 'a payer code' : 'nothing',
      }),
    );
  }
  if (validUntil !== null && validUntil <= validFrom) {
    issues.push(
      record.issue('validUntil', { code: 'period-empty', message: 'the role ends before it begins', expected: `a day after ${validFrom}` }),
    );
  }
  return issues;
}
