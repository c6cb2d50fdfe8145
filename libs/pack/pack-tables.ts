import { DOCUMENT_KINDS } from '#domain/invoicing/draft-document';
import { LEDGER_ACCOUNTS } from '#domain/ledger/ledger-entry';
import { amount, date, instant, integer, oneOf, orNothing, patterned, percent, text, wholeNumber, yesOrNo } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import { E_INVOICE_TABLES } from '#pack/e-invoice-tables';
import { INPUT_TABLES } from '#pack/input-tables';
import { DELIVERY_STATES, RUN_STATES, type PackTables } from '#pack/pack-content';
import { PAYMENT_TABLES } from '#pack/payment-tables';
import { REMINDER_TABLES } from '#pack/reminder-tables';
import { currency, kind, method, paymentReference, printedParties, vatCategory } from '#pack/shared-columns';

const SHA256 = /^[0-9a-f]{64}$/;

/** Where every row type stands in the pack, under which column names. The order of the fields is the order of the columns. */
export const PACK_TABLES: { readonly [Name in keyof PackTables]: Table<PackTables[Name]> } = {
  ...INPUT_TABLES,
  runs: {
    path: 'runs.csv',
    key: ['run'],
    columns: {
      run: text('run'),
      issuer: text('issuer'),
      businessDate: date('business_date'),
      openedOn: date('opened_on'),
      state: oneOf('state', RUN_STATES),
      digest: orNothing(patterned('digest', SHA256)),
      submittedBy: orNothing(text('submitted_by')),
      submittedAt: orNothing(instant('submitted_at')),
      approvedBy: orNothing(text('approved_by')),
      approvedAt: orNothing(instant('approved_at')),
      issuedOn: orNothing(date('issued_on')),
      issuedAt: orNothing(instant('issued_at')),
      played: yesOrNo('played'),
      rulesVersion: text('rules_version'),
    },
  },
  rounds: {
    path: 'rounds.csv',
    key: ['round'],
    columns: {
      round: text('round'),
      run: text('run'),
      programme: text('programme'),
      serviceYear: integer('service_year'),
      branch: text('branch'),
      sequence: integer('sequence'),
      kind,
      basis: oneOf('basis', ['budget', 'actual']),
      basisVersion: integer('basis_version'),
      key: text('key'),
      keyVersion: integer('key_version'),
      currency,
      amountOre: amount('amount'),
      recordedAmountOre: amount('recorded_amount'),
      audited: orNothing(yesOrNo('audited')),
      agreementVersion: integer('agreement_version'),
    },
  },
  shares: {
    path: 'shares.csv',
    key: ['round', 'payer'],
    columns: {
      round: text('round'),
      payer: text('payer'),
      targetOre: amount('target'),
      settledBeforeOre: amount('settled_before'),
      amountOre: amount('amount'),
      carriedForwardOre: amount('carried_forward'),
    },
  },
  explanations: {
    path: 'explanations.csv',
    key: ['round', 'level', 'node'],
    columns: {
      round: text('round'),
      level: integer('level'),
      node: text('node'),
      parent: orNothing(text('parent')),
      method,
      weight: wholeNumber('weight'),
      weightSum: wholeNumber('weight_sum'),
      parentAmountOre: amount('parent_amount'),
      remainder: wholeNumber('remainder'),
      gotResidual: yesOrNo('got_residual'),
      amountOre: amount('amount'),
    },
  },
  blockedRounds: {
    path: 'blocked-rounds.csv',
    key: ['run', 'programme', 'serviceYear', 'branch'],
    columns: {
      run: text('run'),
      programme: text('programme'),
      serviceYear: integer('service_year'),
      branch: text('branch'),
      kind,
      reason: oneOf('reason', [
        'budget-missing',
        'budget-awaiting-agreement',
        'budget-preliminary-estimate',
        'accounts-missing',
        'actual-cost-missing',
        'agreement-missing',
        'key-missing',
        'branch-not-in-key',
        'currency-differs',
      ]),
    },
  },
  invoices: {
    path: 'invoices.csv',
    key: ['number'],
    columns: {
      number: text('number'),
      series: text('series'),
      kind: oneOf('kind', DOCUMENT_KINDS),
      run: text('run'),
      payer: text('payer'),
      issuedOn: date('issued_on'),
      dueOn: orNothing(date('due_on')),
      recordedAt: instant('recorded_at'),
      currency,
      netOre: amount('net'),
      vatOre: amount('vat'),
      totalOre: amount('total'),
      paymentReference: paymentReference,
      pdfSha256: orNothing(patterned('pdf_sha256', SHA256)),
      eInvoiceSha256: orNothing(patterned('e_invoice_sha256', SHA256)),
      vatGroup: oneOf('vat_group', ['outside-scope', 'vat']),
      corrects: orNothing(text('corrects')),
      correctionReason: orNothing(text('correction_reason')),
      ...printedParties,
    },
  },
  invoiceLines: {
    path: 'invoice-lines.csv',
    key: ['number', 'line'],
    columns: {
      number: text('number'),
      line: integer('line'),
      round: text('round'),
      text: text('text'),
      netOre: amount('net'),
      vatCategory,
      vatRatePercent: percent('vat_rate'),
      vatReason: text('vat_reason'),
      carriedForwardOre: amount('carried_forward'),
    },
  },
  deliveries: {
    path: 'deliveries.csv',
    key: ['number', 'messageId'],
    columns: {
      number: text('number'),
      address: orNothing(text('address')),
      messageId: text('message_id'),
      state: oneOf('state', DELIVERY_STATES),
      at: instant('at'),
    },
  },
  ledger: {
    path: 'ledger.csv',
    key: ['entry', 'account', 'payer'],
    columns: {
      entry: text('entry'),
      on: date('on'),
      payer: text('payer'),
      account: oneOf('account', LEDGER_ACCOUNTS),
      debitOre: amount('debit'),
      creditOre: amount('credit'),
      document: text('document'),
    },
  },
  ...PAYMENT_TABLES,
  ...REMINDER_TABLES,
  ...E_INVOICE_TABLES,
};
