import type { LocalDate } from '#domain/calendar/local-date';
import type { Country } from '#domain/calendar/bank-days';
import type { PayerValidity } from '#domain/facts/facts';
import type { EInvoicing, EndpointScheme } from '#domain/invoicing/e-invoicing';
import { isGln } from '#domain/references/gln';
import type { PayerKind } from '#domain/facts/payer-kind';
import { duplicateRows } from '#imports/duplicate-rows';
import { eInvoicingIssues } from '#imports/e-invoicing-issues';
import type { ImportContext, ParsedRows } from '#imports/import-context';
import { unknownCode } from '#imports/known-codes';
import { registrationIssues, registrationNumber } from '#imports/registration-number';
import type { ImportIssue } from '#tabular/import-issue';
import { choice } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { emails } from '#tabular/read-email';
import { optional, readRecords, required, type TableRecord } from '#tabular/read-records';
import { code, digits, text } from '#tabular/read-text';
import type { Table } from '#tabular/table';

/** A payer as the register holds it: validity for the calculation, name and addresses for its documents. */
export interface PayerRow extends PayerValidity, EInvoicing {
  readonly name: string;
  readonly kind: PayerKind;
  readonly country: Country;
  /** Danish CVR or Norwegian organisation number, by country. */
  readonly cvr: string;
  readonly ean: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly email: string | null;
  readonly language: 'da' | 'nb' | 'en';
}

/**
 * Payers: `code, name, kind, cvr, ean, street, postcode, city, email, language, valid_from, valid_until, successor`, and, for other countries and
 * e-invoices, `country, e_invoice_profile, endpoint_scheme, endpoint_id, order_reference, person_reference, accounting_string`.
 */
export function parsePayers(table: Table, context: ImportContext): ParsedRows<PayerRow> {
  const { records, issues } = readRecords(table, {
    code: required<string>(['code', 'kode'], code),
    name: required<string>(['name', 'navn'], text({ max: 200 })),
    kind: required<PayerKind>(
      ['kind', 'type'],
      choice({ municipality: 'municipality', kommune: 'municipality', region: 'region', other: 'other', anden: 'other' }),
    ),
    country: optional<Country>(['country', 'land'], choice({ dk: 'DK', no: 'NO' })),
    cvr: required<string>(['cvr', 'organisation_number', 'organisasjonsnummer'], registrationNumber),
    ean: optional<string>(['ean'], digits({ length: 13, name: 'ean', isSound: isGln })),
    street: optional<string>(['street', 'gade'], text({ max: 200 })),
    postcode: optional<string>(['postcode', 'postnr'], digits({ length: 4, name: 'postcode' })),
    city: optional<string>(['city', 'by'], text({ max: 100 })),
    email: optional<string>(['email'], emails),
    eInvoiceProfile: optional<PayerRow['eInvoiceProfile']>(
      ['e_invoice_profile'],
      choice({ none: 'none', 'peppol-bis-3': 'peppol-bis-3', 'oioubl-2.1': 'oioubl-2.1' }),
    ),
    endpointScheme: optional<EndpointScheme>(['endpoint_scheme'], choice({ '0088': '0088', '0184': '0184', '0192': '0192' })),
    endpointId: optional<string>(['endpoint_id'], code),
    orderReference: optional<string>(['order_reference', 'ordrenummer'], text({ max: 100 })),
    personReference: optional<string>(['person_reference', 'personreference'], text({ max: 100 })),
    accountingString: optional<string>(['accounting_string', 'kontostreng'], text({ max: 100 })),
    language: required<PayerRow['language']>(['language', 'sprog'], choice({ da: 'da', nb: 'nb', en: 'en' })),
    validFrom: required<LocalDate>(['valid_from', 'gyldig_fra'], date),
    validUntil: optional<LocalDate>(['valid_until', 'gyldig_til'], date),
    successor: optional<string>(['successor', 'efterfølger'], code),
  });
  const codes = new Set([...context.facts.payers.map((payer) => payer.code), ...records.map((record) => record.values.code)]);
  return {
    rows: records.map(({ values }) => rowOf(values)),
    issues: [
      ...issues,
      ...duplicateRows(records, 'code', (values) => [values.code]),
      ...records.flatMap((record) => unknownCode(record, 'successor', { thing: 'payer', code: record.values.successor, known: codes })),
      ...records.flatMap(validityIssues),
      ...records.flatMap((record) => registrationIssues(record, record.values.country ?? 'DK')),
      ...records.flatMap((record) => eInvoicingIssues(record, rowOf(record.values))),
    ],
  };
}

type Written = Omit<PayerRow, 'country' | 'eInvoiceProfile'> & {
  readonly country: Country | null;
  readonly eInvoiceProfile: PayerRow['eInvoiceProfile'] | null;
};

/** A file that says nothing of them means Danish payers that take no e-invoices. */
function rowOf(values: Written): PayerRow {
  return { ...values, country: values.country ?? 'DK', eInvoiceProfile: values.eInvoiceProfile ?? 'none' };
}

function validityIssues(record: TableRecord<Written>): ImportIssue[] {
  const { code: own, kind, validFrom, validUntil, successor } = record.values;
  const issues: ImportIssue[] = [];
  if (kind !== 'other' && !/^\d{4}$/.test(own)) {
    issues.push(
      record.issue('code', {
        code: 'authority-code-malformed',
        message: `a ${kind} is known by the four digits of the authority register`,
        expected: 'four digits such as 0101; a spreadsheet may have dropped leading zeros',
      }),
    );
  }
  if (validUntil !== null && validUntil <= validFrom) {
    issues.push(
      record.issue('validUntil', {
        code: 'period-empty',
        message: 'the payer ends before it begins',
        expected: `a day after ${validFrom}; the day is the first on which it is no more`,
      }),
    );
  }
  if (successor !== null && validUntil === null) {
    issues.push(
      record.issue('successor', { code: 'successor-without-end', message: 'a payer with a successor has an end', expected: 'valid_until filled in' }),
    );
  }
  if (successor === own)
    issues.push(record.issue('successor', { code: 'successor-self', message: 'a payer cannot succeed itself', expected: 'another payer' }));
  return issues;
}
