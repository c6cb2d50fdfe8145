import { Injectable } from '@nestjs/common';
import type { Language } from '#glossary/language';
import { Database } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import { readRunComparison, type RunComparisonFilter } from '#persistence/run-comparison-list';
import { comparisonSheet } from '#use-cases/comparison-sheet';
import { mustExist } from '#use-cases/run-not-found';
import { writeSheet, type SheetFile, type SheetFormat } from '#use-cases/write-sheet';

/** A run's comparison with last year as a file for a spreadsheet: all payers that match, whatever page a person looks at. */
@Injectable()
export class ExportComparison {
  constructor(private readonly database: Database) {}

  async execute(filter: RunComparisonFilter, as: { readonly format: SheetFormat; readonly language: Language }): Promise<SheetFile> {
    const rows = await this.database.snapshot(async (transaction) => {
      mustExist(await findRun(transaction, filter.run), filter.run);
      return await readRunComparison(transaction, filter);
    });
    return await writeSheet(comparisonSheet(rows, as.language), { ...as, name: filter.run });
  }
}
