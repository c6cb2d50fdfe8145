import { join } from 'node:path';
import { collectFiles } from '#apps/cli/commands/import';
import { runIdOf, type ProcessState, type RunKey } from '#contracts/invoice-run-process';
import { addDays } from '#domain/calendar/local-date';
import { Database } from '#persistence/database';
import { findRun, type InvoiceRun } from '#persistence/invoice-run';
import { BillingProcess } from '#temporal/billing-process';
import { ImportFiles } from '#use-cases/import-files';
import type { FileToImport } from '#use-cases/import-one-file';
import { PlanCalendar } from '#use-cases/plan-calendar';
import type { FaultyInstallation } from './installation';
import { PROJECT_ROOT } from './project-root';
import { waitForRecord } from './wait-for-record';

/** All municipalities: 98 documents. */
export const EXAMPLE_RUN: RunKey = { issuer: 'KOMBIT', billingDate: '2023-03-15' };

/** Five payers: four documents that are mailed, and the issuer's own internal posting. */
export const SMALL_RUN: RunKey = { issuer: 'RM', billingDate: '2023-04-03' };

const LIMIT_MS = 420_000;

type Change = (file: FileToImport) => FileToImport;

export async function importExample({ desk }: FaultyInstallation, change: Change = (file) => file): Promise<void> {
  const files = (await collectFiles([join(PROJECT_ROOT, 'example', 'fut-telma')])).map(change);
  const reports = await desk.get(ImportFiles).execute({ files, person: 'administrator' });
  const refused = reports.filter((report) => report.outcome === 'refused');
  if (refused.length > 0) throw new Error(`the example is refused: ${refused.map((report) => report.file).join(', ')}`);
}

/** Plays the opening days between the two days (inclusive) with the schedules' own backfill. */
export async function openPast({ desk }: FaultyInstallation, days: { readonly from: string; readonly to: string }): Promise<void> {
  await desk.get(PlanCalendar).planAhead();
  await desk.get(PlanCalendar).playPast(days);
}

/** The example with a run open and submitted: one approval away from its issue. */
export async function submitExampleRun(installation: FaultyInstallation, key: RunKey = EXAMPLE_RUN, change?: Change): Promise<InvoiceRun> {
  await importExample(installation, change);
  await openPast(installation, { from: '2023-02-20', to: addDays(key.billingDate, -5) });
  await reach(installation, key, ['draft']);
  await submit(installation, key);
  return await reach(installation, key, ['submitted']);
}

export async function submit({ desk }: FaultyInstallation, key: RunKey): Promise<ProcessState> {
  return await desk.get(BillingProcess).command(key, 'submit', { commandId: `submit ${runIdOf(key)}`, person: officerOf(key) });
}

export async function approve({ desk }: FaultyInstallation, key: RunKey, run: InvoiceRun, commandId = `approve ${run.id}`): Promise<ProcessState> {
  return await desk.get(BillingProcess).command(key, 'approve', { commandId, person: approverOf(key), digest: run.digest ?? '' });
}

/** Waits until the record shows the run in one of the states; a database that is away for a while is asked again. */
export async function reach(
  { desk }: FaultyInstallation,
  key: RunKey,
  states: readonly InvoiceRun['state'][],
  limitMs = LIMIT_MS,
): Promise<InvoiceRun> {
  const id = runIdOf(key);
  const found: InvoiceRun[] = [];
  await waitForRecord(
    `${id} is ${states.join(' or ')}`,
    async () => {
      const run = await desk.get(Database).read((transaction) => findRun(transaction, id));
      if (run !== null && states.includes(run.state)) found.push(run);
      return found.length > 0;
    },
    limitMs,
  );
  const [run] = found;
  if (!run) throw new Error(`${id} is not there`);
  return run;
}

export function officerOf({ issuer }: RunKey): string {
  return `officer-${issuer.toLowerCase()}`;
}

export function approverOf({ issuer }: RunKey): string {
  return `approver-${issuer.toLowerCase()}`;
}
