import type { Language } from '#glossary/language';

/** Heads of the columns, and names, of a simulation as a file. It says everywhere that it is one. */
export interface SimulationSheetTexts {
  readonly sheet: string;
  /** At the beginning of the file's name. */
  readonly file: string;
  readonly payer: string;
  readonly name: string;
  readonly programme: string;
  readonly year: string;
  readonly stands: string;
  readonly supposed: string;
  readonly difference: string;
  readonly currency: string;
}

export const SIMULATION_SHEET_TEXTS: Readonly<Record<Language, SimulationSheetTexts>> = {
  da: {
    sheet: 'Simulering, opkræves ikke',
    file: 'simulering',
    payer: 'Betaler',
    name: 'Navn',
    programme: 'Program',
    year: 'År',
    stands: 'Som det er, netto',
    supposed: 'Som antaget (SIMULERING), netto',
    difference: 'Forskel, netto',
    currency: 'Valuta',
  },
  nb: {
    sheet: 'Simulering, faktureres ikke',
    file: 'simulering',
    payer: 'Betaler',
    name: 'Navn',
    programme: 'Program',
    year: 'År',
    stands: 'Som det er, netto',
    supposed: 'Som antatt (SIMULERING), netto',
    difference: 'Forskjell, netto',
    currency: 'Valuta',
  },
  en: {
    sheet: 'Simulation, not billed',
    file: 'simulation',
    payer: 'Payer',
    name: 'Name',
    programme: 'Programme',
    year: 'Year',
    stands: 'As it stands, net',
    supposed: 'As supposed (SIMULATION), net',
    difference: 'Difference, net',
    currency: 'Currency',
  },
};
