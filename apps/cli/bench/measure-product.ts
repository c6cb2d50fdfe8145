import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { APPROVER, OFFICER } from '#apps/cli/bench/synthetic-programme';
import { monotonicMs } from '#apps/cli/bench/monotonic';
import type { SinkProcess } from '#apps/cli/bench/sink-process';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import type { LocalDate } from '#domain/calendar/local-date';
import { Database } from '#persistence/database';
import { findRun, type InvoiceRun, type RunState } from '#persistence/invoice-run';
import { BillingProcess } from '#temporal/billing-process';
import { PlanCalendar } from '#use-cases/plan-calendar';

/** What the product took for a run, in milliseconds. */
export interface ProductTimes {
  readonly run: string;
  readonly prepareMs: number;
  /** From the command to approve until the last mail was accepted: what is compared. */
  readonly deliverMs: number;
  /** Points on the way, from the same beginning. */
  readonly approvedMs: number;
  readonly issuedMs: number;
  readonly renderedMs: number;
  readonly completedMs: number;
  readonly accepted: number;
  readonly recipients: number;
}

const LOOK_EVERY_MS = 100;

/** Plays the run whose opening day lies within the days, through people's own commands. */
export async function measureProduct(
  context: INestApplicationContext,
  sink: SinkProcess,
  options: { readonly days: { readonly from: LocalDate; readonly to: LocalDate }; readonly payers: number },
): Promise<ProductTimes> {
  const process = context.get(BillingProcess);
  const database = context.get(Database);
  const preparing = monotonicMs();
  const [entry] = await context.get(PlanCalendar).playPast(options.days);
  if (!entry) throw new Error(`no run opens within ${options.days.from} and ${options.days.to}`);
  const key: RunKey = { issuer: entry.issuer, billingDate: entry.billingDate };
  const run = runIdOf(key);
  const draft = await inState(database, run, 'draft');
  const prepareMs = monotonicMs() - preparing;
  await process.command(key, 'submit', { commandId: `bench/${run}/submit`, person: OFFICER });
  await sink.expect(options.payers);

  const began = monotonicMs();
  const beganAt = Date.now();
  await process.command(key, 'approve', { commandId: `bench/${run}/approve`, person: APPROVER, digest: draft.digest ?? '' });
  const approvedMs = monotonicMs() - began;
  const completed = await inState(database, run, 'completed');
  const { accepted, recipients } = await sink.count();
  const [rendered]: { last: Date | null }[] = await database.read((transaction) =>
    transaction.query(`select max(r.rendered_at) as last from rendered_document r join issued_document i on i.number = r.number where i.run = $1`, [
      run,
    ]),
  );
  return {
    run,
    prepareMs,
    approvedMs,
    accepted,
    recipients,
    deliverMs: (sink.reachedAtMs() ?? Number.NaN) - began,
    issuedMs: Date.parse(completed.issuedAt ?? '') - beganAt,
    renderedMs: (rendered?.last?.getTime() ?? Number.NaN) - beganAt,
    completedMs: Date.parse(completed.completedAt ?? '') - beganAt,
  };
}

/** One row is read now and then: waiting costs nothing beside what is measured. */
async function inState(database: Database, run: string, state: RunState): Promise<InvoiceRun> {
  for (;;) {
    const found = await database.read((transaction) => findRun(transaction, run));
    if (found?.state === state) return found;
    await pause(LOOK_EVERY_MS);
  }
}
