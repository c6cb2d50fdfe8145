import { Injectable } from '@nestjs/common';
import type { Currency } from '#domain/money/money';
import { Database, type Transaction } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import type { Page, PageRequest } from '#persistence/page-sql';
import { readRunComparisonTotals, type RunComparisonTotals } from '#persistence/run-comparison';
import { listRunComparison, type RunComparisonFilter, type RunComparisonRow, type RunComparisonSort } from '#persistence/run-comparison-list';
import { listRunFailures, type RunFailure } from '#persistence/run-failures';
import { summariseRuns } from '#persistence/run-overview';
import { mustExist } from '#use-cases/run-not-found';

export interface RunPayerPage extends Page<RunComparisonRow> {
  readonly currency: Currency | null;
}

/** The payers of a run, a page at a time: beside last year, and those whose document did not get through. */
@Injectable()
export class ListRunPayers {
  constructor(private readonly database: Database) {}

  async execute(filter: RunComparisonFilter, page: PageRequest<RunComparisonSort>): Promise<RunPayerPage> {
    return await this.database.snapshot(async (transaction) => ({
      ...(await listRunComparison(transaction, filter, page)),
      currency: await currencyOf(transaction, filter.run),
    }));
  }

  /** The whole run beside last year. */
  async totals(run: string): Promise<RunComparisonTotals & { readonly currency: Currency | null }> {
    return await this.database.snapshot(async (transaction) => ({
      ...(await readRunComparisonTotals(transaction, run)),
      currency: await currencyOf(transaction, run),
    }));
  }

  async failures(run: string, page: PageRequest<'number'>): Promise<Page<RunFailure>> {
    return await this.database.snapshot(async (transaction) => {
      mustExist(await findRun(transaction, run), run);
      return await listRunFailures(transaction, run, page);
    });
  }
}

/** `run-unknown` where there is none, or none that the person may see. */
async function currencyOf(transaction: Transaction, run: string): Promise<Currency | null> {
  mustExist(await findRun(transaction, run), run);
  return (await summariseRuns(transaction, [run])).get(run)?.currency ?? null;
}
