import type { RoundKind } from '#domain/settlement/settlement-round';
import type { WeightMethod } from '#domain/facts/facts';
import type { Language } from '#glossary/language';

/** A column of the embedded calculation, in its order in the file. */
export const CALCULATION_COLUMNS = [
  'document',
  'line',
  'programme',
  'serviceYear',
  'roundKind',
  'roundSequence',
  'step',
  'node',
  'name',
  'parent',
  'method',
  'weight',
  'weightSum',
  'parentAmount',
  'exactWholeOre',
  'remainder',
  'denominator',
  'gotResidual',
  'amount',
] as const;

export type CalculationColumn = (typeof CALCULATION_COLUMNS)[number];

export type CalculationRow =
  'budget' | 'actual' | 'recorded' | 'toShare' | 'split' | 'target' | 'settledBy' | 'settledBefore' | 'share' | 'carriedForward';

/** The words of the calculation that is embedded in a document, and how its spreadsheet parts cells and decimals. */
export interface CalculationTexts {
  readonly separator: ';' | ',';
  readonly decimalMark: ',' | '.';
  readonly heads: Readonly<Record<CalculationColumn, string>>;
  readonly rows: Readonly<Record<CalculationRow, string>>;
  readonly roundKind: Readonly<Record<RoundKind, string>>;
  readonly method: Readonly<Record<WeightMethod, string>>;
  readonly yes: string;
  readonly no: string;
}

export const CALCULATION_TEXTS: Readonly<Record<Language, CalculationTexts>> = {
  da: {
    separator: ';',
    decimalMark: ',',
    heads: {
      document: 'Bilag',
      line: 'Linje',
      programme: 'Program',
      serviceYear: 'År',
      roundKind: 'Art',
      roundSequence: 'Opgørelse nr.',
      step: 'Trin',
      node: 'Kode',
      name: 'Navn eller kilde',
      parent: 'Del af',
      method: 'Fordeles efter',
      weight: 'Vægt',
      weightSum: 'Vægte i alt',
      parentAmount: 'Beløb der deles',
      exactWholeOre: 'Nøjagtig andel, hele øre',
      remainder: 'Rest, tæller',
      denominator: 'Rest, nævner',
      gotResidual: 'Fik overskydende øre',
      amount: 'Beløb uden moms (+ opkræves, - godskrives)',
    },
    rows: {
      budget: 'Budget',
      actual: 'Regnskab',
      recorded: 'Registreret beløb',
      toShare: 'Beløb til fordeling',
      split: 'Fordeling',
      target: 'Betalerens andel',
      settledBy: 'Afregnet på bilag',
      settledBefore: 'Allerede afregnet',
      share: 'Forskel',
      carriedForward: 'Videreføres',
    },
    roundKind: { 'on-account': 'acontobetaling', 'in-arrears': 'bagudrettet betaling', 'true-up': 'efterregulering' },
    method: { percent: 'procent', weight: 'vægt', amount: 'beløb' },
    yes: 'ja',
    no: 'nej',
  },
  nb: {
    separator: ';',
    decimalMark: ',',
    heads: {
      document: 'Bilag',
      line: 'Linje',
      programme: 'Program',
      serviceYear: 'År',
      roundKind: 'Art',
      roundSequence: 'Oppgjør nr.',
      step: 'Trinn',
      node: 'Kode',
      name: 'Navn eller kilde',
      parent: 'Del av',
      method: 'Fordeles etter',
      weight: 'Vekt',
      weightSum: 'Vekter i alt',
      parentAmount: 'Beløp som deles',
      exactWholeOre: 'Nøyaktig andel, hele øre',
      remainder: 'Rest, teller',
      denominator: 'Rest, nevner',
      gotResidual: 'Fikk øre til overs',
      amount: 'Beløp uten mva. (+ kreves inn, - godskrives)',
    },
    rows: {
      budget: 'Budsjett',
      actual: 'Regnskap',
      recorded: 'Registrert beløp',
      toShare: 'Beløp til fordeling',
      split: 'Fordeling',
      target: 'Betalerens andel',
      settledBy: 'Avregnet på bilag',
      settledBefore: 'Allerede avregnet',
      share: 'Differanse',
      carriedForward: 'Videreføres',
    },
    roundKind: { 'on-account': 'akontobetaling', 'in-arrears': 'etterskuddsvis betaling', 'true-up': 'avregning' },
    method: { percent: 'prosent', weight: 'vekt', amount: 'beløp' },
    yes: 'ja',
    no: 'nei',
  },
  en: {
    separator: ',',
    decimalMark: '.',
    heads: {
      document: 'Document',
      line: 'Line',
      programme: 'Programme',
      serviceYear: 'Year',
      roundKind: 'Kind',
      roundSequence: 'Round no.',
      step: 'Step',
      node: 'Code',
      name: 'Name or source',
      parent: 'Part of',
      method: 'Shared by',
      weight: 'Weight',
      weightSum: 'Sum of weights',
      parentAmount: 'Amount shared',
      exactWholeOre: 'Exact share in whole øre',
      remainder: 'Rest (numerator)',
      denominator: 'Rest (denominator)',
      gotResidual: 'Got øre left over',
      amount: 'Amount excl. VAT (+ billed / - credited)',
    },
    rows: {
      budget: 'Budget',
      actual: 'Actual cost',
      recorded: 'Recorded amount',
      toShare: 'Amount to share',
      split: 'Split',
      target: 'The payer’s share',
      settledBy: 'Settled by document',
      settledBefore: 'Settled before',
      share: 'Difference',
      carriedForward: 'Carried forward',
    },
    roundKind: { 'on-account': 'on-account payment', 'in-arrears': 'payment in arrears', 'true-up': 'true-up' },
    method: { percent: 'percent', weight: 'weight', amount: 'amount' },
    yes: 'yes',
    no: 'no',
  },
};
