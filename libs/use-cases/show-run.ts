import { Injectable } from '@nestjs/common';
import { sum, type Currency, type Ore } from '#domain/money/money';
import type { BlockedRound } from '#domain/settlement/settlement-round';
import { listCalendarEntries, type CalendarEntry } from '#persistence/calendar-entry';
import { Database, type Transaction } from '#persistence/database';
import { findRun, listDecisions, listRuns, type InvoiceRun, type RunDecision } from '#persistence/invoice-run';
import { listDocuments, type PreparedDocument } from '#persistence/issued';
import { listMails, type MailStatus } from '#persistence/mail-outbox';
import { readRunComparisonTotals, type RunComparisonTotals } from '#persistence/run-comparison';
import { readRunComparison, type RunComparisonRow } from '#persistence/run-comparison-list';
import { listBlockedRounds, listRunRounds, summariseRuns, type RunRound, type RunSummary } from '#persistence/run-overview';
import { mustExist } from '#use-cases/run-not-found';

export interface RunListItem extends InvoiceRun, RunSummary {}

/** A run as the one who must decide on it sees it. */
export interface RunView {
  readonly run: InvoiceRun;
  readonly currency: Currency;
  /** Total of the documents that go to payers, VAT included, and of the issuer's own share. */
  readonly totalOre: Ore;
  readonly internalOre: Ore;
  readonly rounds: readonly RunRound[];
  readonly blocked: readonly BlockedRound[];
  readonly documents: readonly PreparedDocument[];
  readonly decisions: readonly RunDecision[];
  /** Net, beside what the same issuer billed the payer in the calendar year before, and what the difference is made of. */
  readonly comparison: readonly RunComparisonRow[];
  readonly change: RunComparisonTotals;
  readonly mails: readonly MailStatus[];
}

/** Reads runs for people. */
@Injectable()
export class ShowRun {
  constructor(private readonly database: Database) {}

  async list(): Promise<RunListItem[]> {
    // One moment for both: a run that begins between two statements would have no summary.
    return await this.database.snapshot(async (transaction) => {
      const summaries = await summariseRuns(transaction);
      return (await listRuns(transaction)).map((run) => {
        const summary = summaries.get(run.id);
        if (!summary) throw new Error(`no summary of ${run.id}`);
        return { ...run, ...summary };
      });
    });
  }

  /** Billing dates with nothing billable, and those whose run is not prepared yet. */
  async listDatesWithoutRun(): Promise<CalendarEntry[]> {
    return (await this.database.read((transaction) => listCalendarEntries(transaction))).filter((entry) => entry.outcome !== 'run');
  }

  async view(id: string): Promise<RunView> {
    return await this.database.read((transaction) => viewRun(transaction, id));
  }
}

async function viewRun(transaction: Transaction, id: string): Promise<RunView> {
  const run = mustExist(await findRun(transaction, id), id);
  const documents = await listDocuments(transaction, id);
  return {
    run,
    documents,
    currency: documents[0]?.currency ?? 'DKK',
    ...totalsOf(documents),
    rounds: await listRunRounds(transaction, id),
    blocked: await listBlockedRounds(transaction, id),
    decisions: await listDecisions(transaction, id),
    comparison: await readRunComparison(transaction, { run: id }),
    change: await readRunComparisonTotals(transaction, id),
    mails: await listMails(transaction, { run: id }),
  };
}

function totalsOf(documents: readonly PreparedDocument[]): Pick<RunView, 'totalOre' | 'internalOre'> {
  const totalOf = (isInternal: boolean) =>
    sum(documents.filter((document) => (document.kind === 'internal') === isInternal).map((document) => document.totalOre));
  return { totalOre: totalOf(false), internalOre: totalOf(true) };
}
