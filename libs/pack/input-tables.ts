import { amount, date, integer, oneOf, orNothing, patterned, text, yesOrNo } from '#pack/csv/column';
import type { Table } from '#pack/csv/table';
import type { PackTables } from '#pack/pack-content';
import { billingRule, currency, eInvoicing, method, paymentReferenceKind, vatCategory, yearOffset } from '#pack/shared-columns';

/** An amount's or weight's digits as they were written. */
const DECIMAL = /^\d{1,24}(?:\.\d{1,12})?$/;

export type InputTables = Pick<
  PackTables,
  'programmes' | 'budgets' | 'actualCosts' | 'agreements' | 'arrangements' | 'keys' | 'payers' | 'issuers' | 'people'
>;

/** What the calculation reads, and the registers, under `inputs/`. */
export const INPUT_TABLES: { readonly [Name in keyof InputTables]: Table<InputTables[Name]> } = {
  programmes: {
    path: 'inputs/programmes.csv',
    key: ['code'],
    columns: { code: text('programme'), name: text('name'), currency, minimumTrueUpOre: orNothing(amount('minimum_true_up')) },
  },
  budgets: {
    path: 'inputs/budgets.csv',
    key: ['programme', 'year', 'version'],
    columns: {
      programme: text('programme'),
      year: integer('year'),
      version: integer('version'),
      status: oneOf('status', ['approved', 'awaiting-agreement', 'preliminary-estimate']),
      currency,
      amountOre: amount('amount'),
      recordedOn: date('recorded_on'),
      source: text('source'),
    },
  },
  actualCosts: {
    path: 'inputs/actual-costs.csv',
    key: ['programme', 'year', 'version'],
    columns: {
      programme: text('programme'),
      year: integer('year'),
      version: integer('version'),
      audited: yesOrNo('audited'),
      currency,
      amountOre: amount('amount'),
      recordedOn: date('recorded_on'),
      source: text('source'),
      accounts: orNothing(text('accounts')),
    },
  },
  agreements: {
    path: 'inputs/agreements.csv',
    key: ['programme', 'version'],
    columns: {
      programme: text('programme'),
      version: integer('version'),
      fromYear: integer('from_year'),
      vatBasis: oneOf('vat_basis', ['excluding', 'including']),
      vatCategory,
      vatRatePercent: patterned('vat_rate', DECIMAL),
      vatReason: text('vat_reason'),
      agreedBy: text('agreed_by'),
      agreedOn: date('agreed_on'),
      document: text('document'),
      recordedOn: date('recorded_on'),
    },
  },
  arrangements: {
    path: 'inputs/arrangements.csv',
    key: ['programme', 'branch', 'issuer', 'fromYear', 'firstRound', 'recordedOn', 'untilYear', 'serviceYearOffset'],
    columns: {
      programme: text('programme'),
      branch: text('branch'),
      issuer: text('issuer'),
      rule: billingRule,
      fromYear: integer('from_year'),
      untilYear: orNothing(integer('until_year')),
      firstRound: oneOf('first_round', ['on-account', 'in-arrears']),
      serviceYearOffset: yearOffset,
      recordedOn: date('recorded_on'),
    },
  },
  keys: {
    path: 'inputs/keys.csv',
    key: ['key', 'version', 'node'],
    columns: {
      key: text('key'),
      version: integer('version'),
      validFrom: date('valid_from'),
      recordedOn: date('recorded_on'),
      node: text('node'),
      parent: orNothing(text('parent')),
      method,
      weight: orNothing(patterned('weight', DECIMAL)),
      source: text('source'),
      programme: text('programme'),
    },
  },
  payers: {
    path: 'inputs/payers.csv',
    key: ['code'],
    columns: {
      code: text('code'),
      name: text('name'),
      kind: text('kind'),
      validFrom: date('valid_from'),
      validUntil: orNothing(date('valid_until')),
      successor: orNothing(text('successor')),
      language: text('language'),
      email: orNothing(text('email')),
      cvr: text('cvr'),
      ean: orNothing(text('ean')),
      street: text('street'),
      postcode: text('postcode'),
      city: text('city'),
      country: oneOf('country', ['DK', 'NO']),
      ...eInvoicing,
    },
  },
  issuers: {
    path: 'inputs/issuers.csv',
    key: ['issuer'],
    columns: {
      issuer: text('issuer'),
      name: text('name'),
      ownPayerCode: orNothing(text('own_payer_code')),
      country: oneOf('country', ['DK', 'NO']),
      series: text('series'),
      internalSeries: text('internal_series'),
      fikCreditor: orNothing(text('fik_creditor')),
      paymentReferenceKind: paymentReferenceKind,
      kidLength: orNothing(integer('kid_length')),
      iban: orNothing(text('iban')),
      cvr: text('cvr'),
      email: text('email'),
    },
  },
  people: {
    path: 'inputs/people.csv',
    key: ['person', 'role', 'issuer', 'organisation', 'validFrom'],
    columns: {
      person: text('person'),
      name: text('name'),
      role: text('role'),
      issuer: orNothing(text('issuer')),
      organisation: orNothing(text('organisation')),
      validFrom: date('valid_from'),
      validUntil: orNothing(date('valid_until')),
    },
  },
};
