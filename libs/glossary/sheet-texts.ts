import type { Language } from '#glossary/language';

/** Heads of the columns, and names, of the files that people open in a spreadsheet. Effects and marks are in `reason-texts.ts`. */
export interface SheetTexts {
  readonly comparison: {
    readonly sheet: string;
    readonly payer: string;
    readonly name: string;
    readonly lastYear: string;
    readonly now: string;
    readonly change: string;
    readonly percent: string;
    readonly standsOut: string;
  };
}

export const SHEET_TEXTS: Readonly<Record<Language, SheetTexts>> = {
  da: {
    comparison: {
      sheet: 'Ændring fra sidste år',
      payer: 'Betaler',
      name: 'Navn',
      lastYear: 'Sidste år, netto',
      now: 'Nu, netto',
      change: 'Ændring',
      percent: 'Ændring i procent',
      standsOut: 'Bemærk',
    },
  },
  nb: {
    comparison: {
      sheet: 'Endring fra i fjor',
      payer: 'Betaler',
      name: 'Navn',
      lastYear: 'I fjor, netto',
      now: 'Nå, netto',
      change: 'Endring',
      percent: 'Endring i prosent',
      standsOut: 'Merk',
    },
  },
  en: {
    comparison: {
      sheet: 'Change from last year',
      payer: 'Payer',
      name: 'Name',
      lastYear: 'Last year, net',
      now: 'Now, net',
      change: 'Change',
      percent: 'Change in percent',
      standsOut: 'Note',
    },
  },
};
