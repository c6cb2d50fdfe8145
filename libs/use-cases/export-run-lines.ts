import { Injectable } from '@nestjs/common';
import { parseAmount } from '#domain/money/money';
import type { Language } from '#glossary/language';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import { Database } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import { readRunLines, type RunLine } from '#persistence/run-lines';
import type { Sheet } from '#spreadsheet/sheet-column';
import { mustExist } from '#use-cases/run-not-found';
import { writeSheet, type SheetFile, type SheetFormat } from '#use-cases/write-sheet';

/** Every line of a run's documents as a file for a spreadsheet, prepared or issued. */
@Injectable()
export class ExportRunLines {
  constructor(private readonly database: Database) {}

  async execute(run: string, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    const rows = await this.database.snapshot(async (transaction) => {
      mustExist(await findRun(transaction, run), run);
      return await readRunLines(transaction, run);
    });
    return await writeSheet(linesSheet(rows, as.language), { ...as, name: `${run.replaceAll('/', '-')}-${SHEET_TEXTS[as.language].lines.file}` });
  }
}

function linesSheet(rows: readonly RunLine[], language: Language): Sheet<RunLine> {
  const texts = SHEET_TEXTS[language].lines;
  const { documentKind, roundKind } = REASON_TEXTS[language];
  return {
    name: texts.sheet,
    rows,
    columns: [
      { head: texts.payer, type: 'text', value: (row) => row.payer },
      { head: texts.name, type: 'text', value: (row) => row.name },
      { head: texts.number, type: 'text', value: (row) => row.number },
      { head: texts.documentKind, type: 'text', value: (row) => documentKind[row.documentKind] },
      { head: texts.programme, type: 'text', value: (row) => row.programme },
      { head: texts.serviceYear, type: 'whole', value: (row) => row.serviceYear },
      { head: texts.branch, type: 'text', value: (row) => row.branch },
      { head: texts.roundKind, type: 'text', value: (row) => roundKind[row.roundKind] },
      { head: texts.net, type: 'amount', value: (row) => row.netOre },
      { head: texts.vatRate, type: 'percent', value: (row) => Number(parseAmount(row.vatRatePercent)) },
      { head: texts.currency, type: 'text', value: (row) => row.currency },
      { head: texts.documentTotal, type: 'amount', value: (row) => row.documentTotalOre },
    ],
  };
}
