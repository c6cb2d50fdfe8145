import { changeOf } from '#domain/bridge/bridge';
import { CHANGE_EFFECTS } from '#domain/comparison/payer-sheets';
import type { Language } from '#glossary/language';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { RunComparisonRow } from '#persistence/run-comparison-list';
import type { Sheet, SheetColumn } from '#spreadsheet/sheet-column';

/** A run beside last year as people open it in a spreadsheet: from last year's amount through every effect to this year's. */
export function comparisonSheet(rows: readonly RunComparisonRow[], language: Language): Sheet<RunComparisonRow> {
  const texts = SHEET_TEXTS[language].comparison;
  const { changeEffect, standsOut } = REASON_TEXTS[language];
  const effects = [...CHANGE_EFFECTS, 'rounding'] as const;
  return {
    name: texts.sheet,
    rows,
    columns: [
      { head: texts.payer, type: 'text', value: (row) => row.payer },
      { head: texts.name, type: 'text', value: (row) => row.name },
      { head: texts.lastYear, type: 'amount', value: (row) => row.lastYearOre },
      ...effects.map((effect): SheetColumn<RunComparisonRow> => ({
        head: changeEffect[effect].name,
        type: 'amount',
        value: (row) => changeOf(row.bridge, effect),
      })),
      { head: texts.now, type: 'amount', value: (row) => row.amountOre },
      { head: texts.change, type: 'amount', value: (row) => row.changeOre },
      { head: texts.percent, type: 'percent', value: (row) => row.changeBasisPoints },
      { head: texts.standsOut, type: 'text', value: (row) => (row.standsOut === null ? null : standsOut[row.standsOut]) },
    ],
  };
}
