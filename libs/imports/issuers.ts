import type { Issuer } from '#domain/facts/facts';
import type { PaymentReferenceKind } from '#domain/references/payment-reference';
import { duplicateRows } from '#imports/duplicate-rows';
import type { ImportContext, ParsedRows } from '#imports/import-context';
import { iban, logo, paymentIssues } from '#imports/issuer-payment';
import { unknownCode } from '#imports/known-codes';
import { registrationIssues, registrationNumber } from '#imports/registration-number';
import { choice, truth } from '#tabular/read-choice';
import { email } from '#tabular/read-email';
import { optional, readRecords, required, type TableRecord } from '#tabular/read-records';
import { refuse, type CellReader } from '#tabular/cell-reader';
import { code, digits, text } from '#tabular/read-text';
import { wholeNumber } from '#tabular/read-whole-number';
import type { Table } from '#tabular/table';
import type { ImportIssue } from '#tabular/import-issue';

/** An issuer with what its documents print. */
export interface IssuerRow extends Issuer {
  readonly paymentReferenceKind: PaymentReferenceKind;
  /** Danish inpayment creditor number: 8 digits from 8. */
  readonly fikCreditor: string | null;
  /** Signs of a Norwegian KID, its check sign included. */
  readonly kidLength: number | null;
  readonly iban: string | null;
  /** Danish CVR or Norwegian organisation number, by country. */
  readonly cvr: string;
  readonly isInForetaksregisteret: boolean;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  /** `#rrggbb`. */
  readonly brandColour: string;
  /** `WIDTHxHEIGHT PATH`: an SVG path and the size of its box. */
  readonly logo: string | null;
  /** A run opens this many days before its billing date. */
  readonly opensDaysBefore: number;
  /** Local times `HH:MM` of the billing date at which documents get their numbers, and at which they are mailed. */
  readonly issueTime: string;
  readonly dispatchTime: string;
}

/** Two weeks for two people to decide; numbers at six and mails at eight in the morning. */
const DEFAULT_TIMES = { opensDaysBefore: 14, issueTime: '06:00', dispatchTime: '08:00' };

/**
 * Issuers: `issuer, name, country, own_payer_code, series, internal_series, fik_creditor, cvr, street, postcode, city, email, brand_colour`, and,
 * where the defaults do not suit, `opens_days_before, issue_time, dispatch_time, payment_reference, kid_length, iban, foretaksregisteret, logo`.
 * A creditor without `payment_reference` means FIK +71.
 */
export function parseIssuers(table: Table, context: ImportContext): ParsedRows<IssuerRow> {
  const { records, issues } = readRecords(table, {
    code: required<string>(['issuer', 'udsteder'], code),
    name: required<string>(['name', 'navn'], text({ max: 200 })),
    country: required<Issuer['country']>(['country', 'land'], choice({ dk: 'DK', no: 'NO' })),
    ownPayerCode: optional<string>(['own_payer_code'], code),
    series: required<string>(['series', 'nummerserie'], series),
    internalSeries: required<string>(['internal_series'], series),
    fikCreditor: optional<string>(['fik_creditor'], digits({ length: 8, name: 'fik', isSound: (value) => value.startsWith('8') })),
    paymentReferenceKind: optional<PaymentReferenceKind>(
      ['payment_reference'],
      choice({ none: 'none', 'fik-71': 'fik-71', 'fik-75': 'fik-75', 'kid-10': 'kid-10', 'kid-11': 'kid-11', rf: 'rf' }),
    ),
    kidLength: optional<number>(['kid_length'], wholeNumber({ from: 4, to: 25 })),
    iban: optional<string>(['iban'], iban),
    cvr: required<string>(['cvr', 'organisation_number', 'organisasjonsnummer'], registrationNumber),
    isInForetaksregisteret: optional<boolean>(['foretaksregisteret'], truth),
    street: required<string>(['street', 'gade'], text({ max: 200 })),
    postcode: required<string>(['postcode', 'postnr'], digits({ length: 4, name: 'postcode' })),
    city: required<string>(['city', 'by'], text({ max: 100 })),
    email: required<string>(['email'], email),
    brandColour: required<string>(['brand_colour'], colour),
    logo: optional<string>(['logo'], logo),
    opensDaysBefore: optional<number>(['opens_days_before'], wholeNumber({ from: 0, to: 120 })),
    issueTime: optional<string>(['issue_time'], timeOfDay),
    dispatchTime: optional<string>(['dispatch_time'], timeOfDay),
  });
  const payers = context.facts.payers.map((payer) => payer.code);
  return {
    rows: records.map(({ values }) => ({
      ...values,
      paymentReferenceKind: values.paymentReferenceKind ?? (values.fikCreditor === null ? 'none' : 'fik-71'),
      isInForetaksregisteret: values.isInForetaksregisteret ?? false,
      opensDaysBefore: values.opensDaysBefore ?? DEFAULT_TIMES.opensDaysBefore,
      issueTime: values.issueTime ?? DEFAULT_TIMES.issueTime,
      dispatchTime: values.dispatchTime ?? DEFAULT_TIMES.dispatchTime,
    })),
    issues: [
      ...issues,
      ...duplicateRows(records, 'code', (values) => [values.code]),
      ...records.flatMap((record) => unknownCode(record, 'ownPayerCode', { thing: 'payer', code: record.values.ownPayerCode, known: payers })),
      ...sharedSeries(records),
      ...mailedBeforeNumbered(records),
      ...records.flatMap((record) => registrationIssues(record, record.values.country)),
      ...records.flatMap(paymentIssues),
    ],
  };
}

const timeOfDay: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim();
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? { value } : refuse('time-malformed', 'not a time of day', 'HH:MM from 00:00 to 23:59');
  },
};

/** What is mailed must have its number. */
function mailedBeforeNumbered(records: readonly TableRecord<{ issueTime: string | null; dispatchTime: string | null }>[]): ImportIssue[] {
  return records.flatMap((record) => {
    const issueTime = record.values.issueTime ?? DEFAULT_TIMES.issueTime;
    if ((record.values.dispatchTime ?? DEFAULT_TIMES.dispatchTime) >= issueTime) return [];
    return [
      record.issue('dispatchTime', {
        code: 'dispatch-before-issue',
        message: 'mails would go out before documents have numbers',
        expected: `${issueTime} or later`,
      }),
    ];
  });
}

/** Two issuers, or an issuer's two series, drawing from one series would leave gaps in both. */
function sharedSeries(records: readonly TableRecord<Pick<IssuerRow, 'code' | 'series' | 'internalSeries'>>[]): ImportIssue[] {
  const rowBySeries = new Map<string, number>();
  return records.flatMap((record) =>
    (['series', 'internalSeries'] as const).flatMap((column) => {
      const name = record.values[column];
      const earlier = rowBySeries.get(name);
      rowBySeries.set(name, record.row);
      if (earlier === undefined) return [];
      return [
        record.issue(column, {
          code: 'series-shared',
          message: `series ${name} is used twice, in rows ${earlier} and ${record.row}`,
          expected: 'a series of its own',
        }),
      ];
    }),
  );
}

const series: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim();
    return /^[A-Z][A-Z0-9-]{0,15}$/.test(value)
      ? { value }
      : refuse('series-malformed', 'not a number series', 'up to 16 capital letters, digits and hyphens, from a letter');
  },
};

const colour: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim().toLowerCase();
    return /^#[0-9a-f]{6}$/.test(value) ? { value } : refuse('colour-malformed', 'not a colour', 'for example #0b5394');
  },
};
