import type { LocalDate } from '#domain/calendar/local-date';
import { PLACES_OF_ROLE, ROLES, type Role } from '#domain/people/role';
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

/** A person in one role, for the issuer or organisation that the role holds at. */
export interface PersonRow {
  readonly person: string;
  readonly label: string;
  readonly email: string;
  readonly role: Role;
  readonly issuer: string | null;
  readonly organisation: string | null;
  /** The account by which the person signs in, as the identity provider names it; both or neither. */
  readonly oidcIssuer: string | null;
  readonly oidcSubject: string | null;
  readonly validFrom: LocalDate;
  /** Half-open; null while it lasts. */
  readonly validUntil: LocalDate | null;
}

/** People: `person, label, email, role, issuer, organisation, valid_from, valid_until`, and, where they sign in, `oidc_issuer, oidc_subject`. */
export function parsePeople(table: Table, context: ImportContext): ParsedRows<PersonRow> {
  const { records, issues } = readRecords(table, {
    person: required<string>(['person'], code),
    label: required<string>(['label', 'betegnelse'], text({ max: 200 })),
    email: required<string>(['email'], email),
    role: required<Role>(['role', 'rolle'], choice(Object.fromEntries(ROLES.map((role) => [role, role] as const)))),
    issuer: optional<string>(['issuer', 'udsteder'], code),
    organisation: optional<string>(['organisation'], code),
    oidcIssuer: optional<string>(['oidc_issuer'], text({ max: 500 })),
    oidcSubject: optional<string>(['oidc_subject'], text({ max: 500 })),
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
      ...records.flatMap(accountIssues),
    ],
  };
}

function placeIssues(record: TableRecord<PersonRow>): ImportIssue[] {
  const { role, issuer, organisation, validFrom, validUntil } = record.values;
  const issues: ImportIssue[] = [];
  const places = PLACES_OF_ROLE[role];
  const needsIssuer = places.includes('issuer');
  if (needsIssuer !== (issuer !== null)) {
    issues.push(
      record.issue('issuer', {
        code: 'issuer-unfitting',
        message: needsIssuer ? `an ${role} acts for an issuer` : `an issuer does not fit the role ${role}`,
        expected: needsIssuer ? 'an issuer' : 'nothing',
      }),
    );
  }
  if (organisation === null ? !places.some((place) => place !== 'payer') : !places.includes('payer')) {
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

function accountIssues(record: TableRecord<PersonRow>): ImportIssue[] {
  const { oidcIssuer, oidcSubject } = record.values;
  if ((oidcIssuer === null) === (oidcSubject === null)) return [];
  return [
    record.issue(oidcIssuer === null ? 'oidcIssuer' : 'oidcSubject', {
      code: 'account-half',
      message: 'an account is named by its provider and its subject together',
      expected: 'both, or neither',
    }),
  ];
}
