import type { Language } from '#glossary/language';
import { SIMULATION_SHEET_TEXTS } from '#glossary/simulation-sheet-texts';
import type { Sheet } from '#spreadsheet/sheet-column';
import type { SimulationRow } from '#use-cases/list-simulation';

interface SimulatedRows {
  readonly programme: string;
  readonly year: number;
  readonly currency: string;
  readonly rows: readonly SimulationRow[];
}

/** A simulation as people open it in a spreadsheet. Sheet, head of the supposed column and file name all say that it is one. */
export function simulationSheet(simulated: SimulatedRows, language: Language): { readonly sheet: Sheet<SimulationRow>; readonly name: string } {
  const texts = SIMULATION_SHEET_TEXTS[language];
  return {
    name: `${texts.file}-${simulated.programme}-${simulated.year}`,
    sheet: {
      name: texts.sheet,
      rows: simulated.rows,
      columns: [
        { head: texts.payer, type: 'text', value: (row) => row.payer },
        { head: texts.name, type: 'text', value: (row) => row.name },
        { head: texts.programme, type: 'text', value: () => simulated.programme },
        { head: texts.year, type: 'whole', value: () => simulated.year },
        { head: texts.stands, type: 'amount', value: (row) => row.standsOre },
        { head: texts.supposed, type: 'amount', value: (row) => row.supposedOre },
        { head: texts.difference, type: 'amount', value: (row) => row.differenceOre },
        { head: texts.currency, type: 'text', value: () => simulated.currency },
      ],
    },
  };
}
