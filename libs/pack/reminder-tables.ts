import { LATE_RATE_KINDS } from '#domain/late-payment/late-rate';
import { amount, date, instant, integer, oneOf, orNothing, patterned, text, yesOrNo } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import type { PackTables } from '#pack/pack-content';
import { currency } from '#pack/shared-columns';

const SHA256 = /^[0-9a-f]{64}$/;

/** The figures for late payment, what approved reminders charged, the letters that told of it, and what was taken back. */
export const REMINDER_TABLES: { readonly [Name in 'lateRates' | 'reminders' | 'letters' | 'reversals']: Table<PackTables[Name]> } = {
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
  letters: {
    path: 'letters.csv',
    key: ['batch', 'payer', 'currency'],
    columns: {
      batch: text('batch'),
      payer: text('payer'),
      currency,
      firstDocument: text('first_document'),
      pdfSha256: patterned('pdf_sha256', SHA256),
      eInvoiceSha256: orNothing(patterned('e_invoice_sha256', SHA256)),
      eInvoiceFile: orNothing(patterned('e_invoice_file', /^[\w.-]+-[0-9a-f]{64}\.xml$/)),
      eInvoiceState: orNothing(oneOf('e_invoice_state', ['queued', 'handed-over', 'accepted', 'rejected'])),
      eInvoiceAt: orNothing(instant('e_invoice_at')),
      eInvoiceDetail: orNothing(text('e_invoice_detail')),
    },
  },
  reversals: {
    path: 'charge-reversals.csv',
    key: ['id'],
    columns: {
      id: text('reversal'),
      batch: text('batch'),
      issuer: text('issuer'),
      payer: text('payer'),
      currency,
      on: date('on'),
      reason: text('reason'),
    },
  },
};
