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
  /** One payer, year by year. `estimate` takes the status of the budget and says plainly that the figure may change. */
  readonly payerYears: {
    readonly programme: string;
    readonly year: string;
    readonly currency: string;
    readonly firstBilled: string;
    readonly trueUps: string;
    readonly settled: string;
    readonly share: string;
    readonly restsOn: string;
    readonly accounts: string;
    readonly unauditedAccounts: string;
    readonly budget: string;
    readonly estimate: (status: string) => string;
    readonly yearAmount: string;
    readonly key: string;
    readonly open: string;
    readonly documents: string;
  };
  /** Every line of a run's documents. */
  readonly lines: {
    readonly sheet: string;
    /** At the end of the file's name. */
    readonly file: string;
    readonly payer: string;
    readonly name: string;
    readonly number: string;
    readonly documentKind: string;
    readonly programme: string;
    readonly serviceYear: string;
    readonly branch: string;
    readonly roundKind: string;
    readonly net: string;
    readonly vatRate: string;
    readonly currency: string;
    readonly documentTotal: string;
  };
  /** A payer's account: `sheet` also begins the file's name. */
  readonly statement: {
    readonly sheet: string;
    readonly issuer: string;
    readonly on: string;
    readonly what: string;
    readonly document: string;
    readonly dueOn: string;
    readonly amount: string;
    readonly balance: string;
    readonly currency: string;
    readonly opening: string;
    readonly closing: string;
    readonly invoice: string;
    readonly 'credit-note': string;
    readonly charge: string;
    readonly reversal: string;
    readonly payment: string;
    readonly payer: string;
    readonly period: string;
    /** What the sign of an amount says. */
    readonly signs: string;
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
    payerYears: {
      programme: 'Program',
      year: 'År',
      currency: 'Valuta',
      firstBilled: 'Aconto eller bagud, netto',
      trueUps: 'Efterreguleret, netto',
      settled: 'Afregnet i alt, netto',
      share: 'Jeres andel af året, netto',
      restsOn: 'Andelen bygger på',
      accounts: 'regnskab',
      unauditedAccounts: 'regnskab, urevideret',
      budget: 'fastlagt og godkendt budget',
      estimate: (status) => `SKØN, kan ændre sig: ${status}`,
      yearAmount: 'Hele årets beløb, netto',
      key: 'Fordelingsnøgle',
      open: 'Endnu ikke afregnet',
      documents: 'Bilag',
    },
    lines: {
      sheet: 'Linjer',
      file: 'linjer',
      payer: 'Betaler',
      name: 'Navn',
      number: 'Nummer',
      documentKind: 'Dokument',
      programme: 'Program',
      serviceYear: 'År',
      branch: 'Del',
      roundKind: 'Vedrører',
      net: 'Beløb, netto',
      vatRate: 'Moms',
      currency: 'Valuta',
      documentTotal: 'Dokumentet i alt',
    },
    statement: {
      sheet: 'Kontoudtog',
      issuer: 'Udsteder',
      on: 'Dato',
      what: 'Postering',
      document: 'Dokument',
      dueOn: 'Sidste rettidige betalingsdag',
      amount: 'Beløb',
      balance: 'Saldo',
      currency: 'Valuta',
      opening: 'Saldo primo',
      closing: 'Saldo ultimo',
      invoice: 'Faktura',
      'credit-note': 'Kreditnota',
      charge: 'Gebyr og renter',
      reversal: 'Gebyr og renter tilbageført',
      payment: 'Betaling',
      payer: 'Betaler',
      period: 'Periode',
      signs: 'Beløb over nul skylder betaleren; beløb under nul er betalt eller godskrevet.',
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
    payerYears: {
      programme: 'Program',
      year: 'År',
      currency: 'Valuta',
      firstBilled: 'Akonto eller etterskudd, netto',
      trueUps: 'Etteroppgjør, netto',
      settled: 'Avregnet i alt, netto',
      share: 'Deres andel av året, netto',
      restsOn: 'Andelen bygger på',
      accounts: 'regnskap',
      unauditedAccounts: 'regnskap, ikke revidert',
      budget: 'fastsatt og godkjent budsjett',
      estimate: (status) => `ANSLAG, kan endre seg: ${status}`,
      yearAmount: 'Hele årets beløp, netto',
      key: 'Fordelingsnøkkel',
      open: 'Ikke avregnet ennå',
      documents: 'Bilag',
    },
    lines: {
      sheet: 'Linjer',
      file: 'linjer',
      payer: 'Betaler',
      name: 'Navn',
      number: 'Nummer',
      documentKind: 'Dokument',
      programme: 'Program',
      serviceYear: 'År',
      branch: 'Del',
      roundKind: 'Gjelder',
      net: 'Beløp, netto',
      vatRate: 'Mva.',
      currency: 'Valuta',
      documentTotal: 'Dokumentet i alt',
    },
    statement: {
      sheet: 'Kontoutskrift',
      issuer: 'Utsteder',
      on: 'Dato',
      what: 'Postering',
      document: 'Dokument',
      dueOn: 'Betalingsfrist',
      amount: 'Beløp',
      balance: 'Saldo',
      currency: 'Valuta',
      opening: 'Inngående saldo',
      closing: 'Utgående saldo',
      invoice: 'Faktura',
      'credit-note': 'Kreditnota',
      charge: 'Gebyr og renter',
      reversal: 'Gebyr og renter tilbakeført',
      payment: 'Betaling',
      payer: 'Betaler',
      period: 'Periode',
      signs: 'Beløp over null skylder betaleren; beløp under null er betalt eller kreditert.',
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
    payerYears: {
      programme: 'Programme',
      year: 'Year',
      currency: 'Currency',
      firstBilled: 'On account or in arrears, net',
      trueUps: 'Trued up, net',
      settled: 'Settled in all, net',
      share: 'Your share of the year, net',
      restsOn: 'The share rests on',
      accounts: 'accounts',
      unauditedAccounts: 'accounts, unaudited',
      budget: 'approved budget',
      estimate: (status) => `ESTIMATE, may change: ${status}`,
      yearAmount: 'Whole year’s amount, net',
      key: 'Allocation key',
      open: 'Not settled yet',
      documents: 'Documents',
    },
    lines: {
      sheet: 'Lines',
      file: 'lines',
      payer: 'Payer',
      name: 'Name',
      number: 'Number',
      documentKind: 'Document',
      programme: 'Programme',
      serviceYear: 'Year',
      branch: 'Part',
      roundKind: 'For',
      net: 'Amount, net',
      vatRate: 'VAT',
      currency: 'Currency',
      documentTotal: 'Document in total',
    },
    statement: {
      sheet: 'Statement',
      issuer: 'Issuer',
      on: 'Date',
      what: 'Entry',
      document: 'Document',
      dueOn: 'Due date',
      amount: 'Amount',
      balance: 'Balance',
      currency: 'Currency',
      opening: 'Opening balance',
      closing: 'Closing balance',
      invoice: 'Invoice',
      'credit-note': 'Credit note',
      charge: 'Fee and interest',
      reversal: 'Fee and interest taken back',
      payment: 'Payment',
      payer: 'Payer',
      period: 'Period',
      signs: 'Amounts above zero are owed by the payer; amounts below zero are paid or credited.',
    },
  },
};
