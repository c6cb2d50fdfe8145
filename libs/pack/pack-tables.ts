import type { BillingRule } from '#domain/calendar/billing-rule';
import { formatBillingRule, parseBillingRule } from '#domain/calendar/billing-rule-text';
import { amount, date, instant, integer, oneOf, orNothing, patterned, percent, text, wholeNumber, yesOrNo, type Column } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import { DELIVERY_STATES, RUN_STATES, type PackTables } from '#pack/pack-content';

const SHA256 = /^[0-9a-f]{64}$/;
const DECIMAL = /^\d{1,24}(?:\.\d{1,12})?$/;
/** FIK card types 71 and 75, or the digits of a KID. */
const PAYMENT_REFERENCE = /^(?:\+71<\d{15}\+8\d{7}<|\+75<\d{16}\+8\d{7}<|\d{2,25}-?)$/;

const currency = oneOf('currency', ['DKK', 'NOK']);
const kind = oneOf('kind', ['on-account', 'in-arrears', 'true-up']);
const someMethod = oneOf('method', ['percent', 'weight', 'amount']);
const method = orNothing(someMethod);
const vatCategory = oneOf('vat_category', ['S', 'Z', 'E', 'O']);
const billingRule: Column<BillingRule> = { name: 'rule', write: formatBillingRule, read: parseBillingRule };
const yearOffset: Column<0 | -1> = { name: 'service_year_offset', write: String, read: (cell) => (oneOf('service_year_offset', ['0', '-1']).read(cell) === '0' ? 0 : -1) };

/** Where every row type stands in the pack, under which column names. The order of the fields is the order of the columns. */
export const PACK_TABLES: { readonly [Name in keyof PackTables]: Table<PackTables[Name]> } = {
  programmes: {
    path: 'inputs/programmes.csv', key: ['code'],
    columns: { code: text('programme'), name: text('name'), currency, minimumTrueUpOre: orNothing(amount('minimum_true_up')) },
  },
  budgets: {
    path: 'inputs/budgets.csv', key: ['programme', 'year', 'version'],
    columns: {
      programme: text('programme'), year: integer('year'), version: integer('version'),
      status: oneOf('status', ['approved', 'awaiting-agreement', 'preliminary-estimate']), currency, amountOre: amount('amount'),
      recordedOn: date('recorded_on'), source: text('source'),
    },
  },
  actualCosts: {
    path: 'inputs/actual-costs.csv', key: ['programme', 'year', 'version'],
    columns: {
      programme: text('programme'), year: integer('year'), version: integer('version'), audited: yesOrNo('audited'), currency,
      amountOre: amount('amount'), recordedOn: date('recorded_on'), source: text('source'), accounts: orNothing(text('accounts')),
    },
  },
  agreements: {
    path: 'inputs/agreements.csv', key: ['programme', 'version'],
    columns: {
      programme: text('programme'), version: integer('version'), fromYear: integer('from_year'), vatBasis: oneOf('vat_basis', ['excluding', 'including']),
      vatCategory, vatRatePercent: patterned('vat_rate', DECIMAL), vatReason: text('vat_reason'), agreedBy: text('agreed_by'),
      agreedOn: date('agreed_on'), document: text('document'), recordedOn: date('recorded_on'),
    },
  },
  arrangements: {
    path: 'inputs/arrangements.csv', key: ['programme', 'branch', 'issuer', 'fromYear', 'firstRound', 'recordedOn', 'untilYear', 'serviceYearOffset'],
    columns: {
      programme: text('programme'), branch: text('branch'), issuer: text('issuer'), rule: billingRule, fromYear: integer('from_year'),
      untilYear: orNothing(integer('until_year')), firstRound: oneOf('first_round', ['on-account', 'in-arrears']), serviceYearOffset: yearOffset,
      recordedOn: date('recorded_on'),
    },
  },
  keys: {
    path: 'inputs/keys.csv', key: ['key', 'version', 'node'],
    columns: {
      key: text('key'), version: integer('version'), validFrom: date('valid_from'), recordedOn: date('recorded_on'), node: text('node'),
      parent: orNothing(text('parent')), method, weight: orNothing(patterned('weight', DECIMAL)), source: text('source'), programme: text('programme'),
    },
  },
  payers: {
    path: 'inputs/payers.csv', key: ['code'],
    columns: {
      code: text('code'), name: text('name'), kind: text('kind'), validFrom: date('valid_from'), validUntil: orNothing(date('valid_until')),
      successor: orNothing(text('successor')), language: text('language'), email: orNothing(text('email')), cvr: text('cvr'), ean: orNothing(text('ean')),
      street: text('street'), postcode: text('postcode'), city: text('city'),
    },
  },
  issuers: {
    path: 'inputs/issuers.csv', key: ['issuer'],
    columns: {
      issuer: text('issuer'), name: text('name'), ownPayerCode: orNothing(text('own_payer_code')), country: oneOf('country', ['DK', 'NO']),
      series: text('series'), internalSeries: text('internal_series'), fikCreditor: orNothing(text('fik_creditor')), cvr: text('cvr'), email: text('email'),
    },
  },
  people: {
    path: 'inputs/people.csv', key: ['person', 'role', 'issuer', 'organisation', 'validFrom'],
    columns: {
      person: text('person'), name: text('name'), role: text('role'), issuer: orNothing(text('issuer')), organisation: orNothing(text('organisation')),
      validFrom: date('valid_from'), validUntil: orNothing(date('valid_until')),
    },
  },
  runs: {
    path: 'runs.csv', key: ['run'],
    columns: {
      run: text('run'), issuer: text('issuer'), businessDate: date('business_date'), openedOn: date('opened_on'), state: oneOf('state', RUN_STATES),
      digest: orNothing(patterned('digest', SHA256)), submittedBy: orNothing(text('submitted_by')), submittedAt: orNothing(instant('submitted_at')),
      approvedBy: orNothing(text('approved_by')), approvedAt: orNothing(instant('approved_at')), issuedOn: orNothing(date('issued_on')),
      issuedAt: orNothing(instant('issued_at')), played: yesOrNo('played'), rulesVersion: text('rules_version'),
    },
  },
  rounds: {
    path: 'rounds.csv', key: ['round'],
    columns: {
      round: text('round'), run: text('run'), programme: text('programme'), serviceYear: integer('service_year'), branch: text('branch'),
      sequence: integer('sequence'), kind, basis: oneOf('basis', ['budget', 'actual']), basisVersion: integer('basis_version'), key: text('key'),
      keyVersion: integer('key_version'), currency, amountOre: amount('amount'), recordedAmountOre: amount('recorded_amount'),
      audited: orNothing(yesOrNo('audited')), agreementVersion: integer('agreement_version'),
    },
  },
  shares: {
    path: 'shares.csv', key: ['round', 'payer'],
    columns: {
      round: text('round'), payer: text('payer'), targetOre: amount('target'), settledBeforeOre: amount('settled_before'), amountOre: amount('amount'),
      carriedForwardOre: amount('carried_forward'),
    },
  },
  explanations: {
    path: 'explanations.csv', key: ['round', 'level', 'node'],
    columns: {
      round: text('round'), level: integer('level'), node: text('node'), parent: orNothing(text('parent')), method, weight: wholeNumber('weight'),
      weightSum: wholeNumber('weight_sum'), parentAmountOre: amount('parent_amount'), remainder: wholeNumber('remainder'),
      gotResidual: yesOrNo('got_residual'), amountOre: amount('amount'),
    },
  },
  blockedRounds: {
    path: 'blocked-rounds.csv', key: ['run', 'programme', 'serviceYear', 'branch'],
    columns: {
      run: text('run'), programme: text('programme'), serviceYear: integer('service_year'), branch: text('branch'), kind,
      reason: oneOf('reason', ['budget-missing', 'budget-awaiting-agreement', 'budget-preliminary-estimate', 'accounts-missing', 'actual-cost-missing',
        'agreement-missing', 'key-missing', 'branch-not-in-key', 'currency-differs']),
    },
  },
  invoices: {
    path: 'invoices.csv', key: ['number'],
    columns: {
      number: text('number'), series: text('series'), kind: oneOf('kind', ['invoice', 'credit-note', 'internal']), run: text('run'), payer: text('payer'),
      issuedOn: date('issued_on'), dueOn: orNothing(date('due_on')), recordedAt: instant('recorded_at'), currency, netOre: amount('net'),
      vatOre: amount('vat'), totalOre: amount('total'), paymentReference: orNothing(patterned('payment_reference', PAYMENT_REFERENCE)),
      pdfSha256: orNothing(patterned('pdf_sha256', SHA256)), vatGroup: oneOf('vat_group', ['outside-scope', 'vat']),
    },
  },
  invoiceLines: {
    path: 'invoice-lines.csv', key: ['number', 'line'],
    columns: {
      number: text('number'), line: integer('line'), round: text('round'), text: text('text'), netOre: amount('net'), vatCategory,
      vatRatePercent: percent('vat_rate'), vatReason: text('vat_reason'), carriedForwardOre: amount('carried_forward'),
    },
  },
  deliveries: {
    path: 'deliveries.csv', key: ['number', 'messageId'],
    columns: {
      number: text('number'), address: orNothing(text('address')), messageId: text('message_id'), state: oneOf('state', DELIVERY_STATES), at: instant('at'),
    },
  },
  ledger: {
    path: 'ledger.csv', key: ['entry', 'account', 'payer'],
    columns: {
      entry: text('entry'), on: date('on'), payer: text('payer'), account: oneOf('account', ['receivable', 'programme-income', 'output-vat', 'bank', 'internal']),
      debitOre: amount('debit'), creditOre: amount('credit'), document: text('document'),
    },
  },
};
