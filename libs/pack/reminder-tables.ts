import { LATE_RATE_KINDS } from '#domain/late-payment/late-rate';
import { amount, date, instant, integer, oneOf, orNothing, patterned, text, yesOrNo } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import type { PackTables } from '#pack/pack-content';

/** The figures for late payment, and what approved reminders charged. */
export const REMINDER_TABLES: { readonly [Name in 'lateRates' | 'reminders']: Table<PackTables[Name]> } = {
  lateRates: {
    path: 'inputs/late-rates.csv',
    key: ['country', 'kind', 'validFrom', 'recordedAt'],
    columns: {
      country: oneOf('country', ['DK', 'NO']),
      kind: oneOf('kind', LATE_RATE_KINDS),
      validFrom: date('valid_from'),
      validUntil: orNothing(date('valid_until')),
      value: patterned('value', /^-?\d{1,6}(\.\d{1,4})?$/),
      source: text('source'),
      isIllustrative: yesOrNo('illustrative'),
      recordedAt: instant('recorded_at'),
    },
  },
  reminders: {
    path: 'reminders.csv',
    key: ['batch', 'document'],
    columns: {
      batch: text('batch'),
      issuer: text('issuer'),
      on: date('on'),
      document: text('document'),
      payer: text('payer'),
      sequence: integer('sequence'),
      openOre: amount('open'),
      feeOre: amount('fee'),
      compensationOre: amount('compensation'),
      interestOre: amount('interest'),
    },
  },
};
