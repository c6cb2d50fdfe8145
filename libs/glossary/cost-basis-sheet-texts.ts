import type { Language } from '#glossary/language';

/** Heads of a version's figures as a file for a spreadsheet. */
export interface CostBasisSheetTexts {
  readonly sheet: string;
  readonly column: string;
  readonly service: string;
  readonly component: string;
  readonly sector: string;
  readonly part: string;
  readonly amount: string;
  readonly basis: string;
  readonly standing: string;
  readonly source: string;
  readonly parts: Readonly<Record<'cost' | 'risk' | 'margin' | 'carried-result', string>>;
  readonly bases: Readonly<Record<'in-regulation' | 'assumed' | 'none', string>>;
  readonly standings: Readonly<Record<'stated' | 'asked' | 'answered' | 'disputed' | 'illustrative', string>>;
}

export const COST_BASIS_SHEET_TEXTS: Readonly<Record<Language, CostBasisSheetTexts>> = {
  da: {
    sheet: 'Tal',
    column: 'Kolonne',
    service: 'Tjeneste',
    component: 'Komponent',
    sector: 'Sektor',
    part: 'Del',
    amount: 'Beløb',
    basis: 'Hjemmel',
    standing: 'Status',
    source: 'Kilde',
    parts: { cost: 'Omkostning', risk: 'Risikohensættelse', margin: 'Margen', 'carried-result': 'Overført resultat' },
    bases: { 'in-regulation': 'i forskrift', assumed: 'forudsat', none: 'ingen' },
    standings: { stated: 'oplyst', asked: 'spurgt', answered: 'besvaret', disputed: 'omstridt', illustrative: 'illustrativ' },
  },
  nb: {
    sheet: 'Tall',
    column: 'Kolonne',
    service: 'Tjeneste',
    component: 'Komponent',
    sector: 'Sektor',
    part: 'Del',
    amount: 'Beløp',
    basis: 'Hjemmel',
    standing: 'Status',
    source: 'Kilde',
    parts: { cost: 'Kostnad', risk: 'Risikoavsetning', margin: 'Margin', 'carried-result': 'Overført resultat' },
    bases: { 'in-regulation': 'i forskrift', assumed: 'forutsatt', none: 'ingen' },
    standings: { stated: 'oppgitt', asked: 'spurt', answered: 'besvart', disputed: 'omstridt', illustrative: 'illustrativ' },
  },
  en: {
    sheet: 'Figures',
    column: 'Column',
    service: 'Service',
    component: 'Component',
    sector: 'Sector',
    part: 'Part',
    amount: 'Amount',
    basis: 'Legal basis',
    standing: 'Standing',
    source: 'Source',
    parts: { cost: 'cost', risk: 'risk provision', margin: 'margin', 'carried-result': 'result carried' },
    bases: { 'in-regulation': 'in regulation', assumed: 'assumed', none: 'none' },
    standings: { stated: 'stated', asked: 'asked', answered: 'answered', disputed: 'disputed', illustrative: 'illustrative' },
  },
};
