import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { startFloorProcess } from '#apps/cli/bench/floor-process';
import type { FloorTimes } from '#apps/cli/bench/floor-messages';
import { measureProduct, type ProductTimes } from '#apps/cli/bench/measure-product';
import { monotonicMs } from '#apps/cli/bench/monotonic';
import { readPeakMegabytes, readProcessorMs } from '#apps/cli/bench/process-figures';
import { startSinkProcess, type SinkProcess } from '#apps/cli/bench/sink-process';
import { ADMINISTRATOR, openingDaysOf, syntheticFiles } from '#apps/cli/bench/synthetic-programme';
import { openSession, type Session } from '#apps/cli/session';
import { runWorkflowId } from '#contracts/invoice-run-process';
import type { Config } from '#platform/config';
import { findTemporal } from '#platform/embedded/temporal-executable';
import { ImportFiles } from '#use-cases/import-files';
import { PlanCalendar } from '#use-cases/plan-calendar';

export interface FloorRound extends FloorTimes {
  readonly deliverMs: number;
  readonly accepted: number;
  readonly recipients: number;
}

/** A run of the product, with the processor time of its worker; null where the system does not tell. */
export interface ProductRound extends ProductTimes {
  readonly processorMs: number | null;
}

/** Everything measured with one number of payers; the rounds in the order in which they were played, product and floor in turn. */
export interface SizeMeasurement {
  readonly payers: number;
  readonly importMs: number;
  readonly product: readonly ProductRound[];
  readonly floor: readonly FloorRound[];
  /** Of the last run's workflow. */
  readonly history: { readonly events: number; readonly bytes: number };
  /** Peak of resident memory; null where the system does not tell. */
  readonly workerMegabytes: number | null;
  readonly cliMegabytes: number;
}

export interface SizeOptions {
  readonly payers: number;
  readonly rounds: number;
  readonly tell: (line: string) => void;
}

/** Measures in a state folder of its own, made for it and deleted afterwards, with servers of its own. */
export async function measureSize(config: Config, options: SizeOptions): Promise<SizeMeasurement> {
  const stateDir = await mkdtemp(join(tmpdir(), 'aconto-bench-'));
  const sink = await startSinkProcess();
  try {
    await shareTemporal(config.stateDir, stateDir, options.tell);
    await mkdir(join(stateDir, 'journal'));
    const environment = {
      ACONTO_PROFILE: 'embedded',
      ACONTO_STATE_DIR: stateDir,
      SMTP_URL: sink.url,
      MAIL_JOURNAL_DIR: join(stateDir, 'journal'),
      LOG_LEVEL: 'warn',
    };
    const session = await openSession({ environment });
    try {
      return await Promise.race([measure(session, sink, options), interruption()]);
    } finally {
      await session.close();
    }
  } finally {
    await sink.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
}

/** Rejects on Ctrl-C, so that what was started is ended and the folder deleted. */
async function interruption(): Promise<never> {
  const [signal] = await Promise.race([once(process, 'SIGINT').then(() => ['SIGINT']), once(process, 'SIGTERM').then(() => ['SIGTERM'])]);
  throw new Error(`interrupted by ${signal ?? 'a signal'}`);
}

async function measure(session: Session, sink: SinkProcess, { payers, rounds, tell }: SizeOptions): Promise<SizeMeasurement> {
  const { context, addresses, worker } = session;
  const importing = monotonicMs();
  const reports = await context.get(ImportFiles).execute({ files: syntheticFiles({ payers, years: rounds }), person: ADMINISTRATOR });
  for (const report of reports)
    if (report.outcome !== 'recorded') throw new Error(`${report.file}: ${report.outcome} ${JSON.stringify(report.issues[0] ?? null)}`);
  const importMs = monotonicMs() - importing;
  await context.get(PlanCalendar).planAhead();
  const floorProcess = await startFloorProcess({ migrationUrl: addresses.migrationUrl, smtpUrl: sink.url });
  try {
    const product: ProductRound[] = [];
    const floor: FloorRound[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const usedBeforeMs = worker ? await readProcessorMs(worker.pid) : null;
      const times = await measureProduct(context, sink, { days: openingDaysOf(round), payers });
      const usedMs = worker ? await readProcessorMs(worker.pid) : null;
      product.push({ ...times, processorMs: usedMs === null || usedBeforeMs === null ? null : usedMs - usedBeforeMs });
      await sink.expect(payers);
      const bare = await floorProcess.play({ run: times.run, documents: payers });
      floor.push({ ...bare, deliverMs: (sink.reachedAtMs() ?? Number.NaN) - bare.beganAtMs, ...(await sink.count()) });
      tell(
        `${payers} payers, round ${round + 1} of ${rounds}: product ${seconds(times.deliverMs)}, floor ${seconds(floor.at(-1)?.deliverMs ?? Number.NaN)}`,
      );
    }
    return {
      payers,
      importMs,
      product,
      floor,
      history: await readHistory(session, product.at(-1)?.run ?? ''),
      workerMegabytes: worker ? await readPeakMegabytes(worker.pid) : null,
      cliMegabytes: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await floorProcess.stop();
  }
}

/** Temporal's program need not be fetched for every measurement: the installation's own is used. */
async function shareTemporal(from: string, to: string, tell: (line: string) => void): Promise<void> {
  await findTemporal(from, tell);
  await mkdir(join(from, 'cache'), { recursive: true });
  await symlink(join(from, 'cache'), join(to, 'cache'), 'dir');
}

async function readHistory({ config, addresses }: Session, run: string): Promise<{ events: number; bytes: number }> {
  const connection = await Connection.connect({ address: addresses.temporalAddress });
  try {
    const { workflowExecutionInfo } = await connection.workflowService.describeWorkflowExecution({
      namespace: config.temporalNamespace,
      execution: { workflowId: runWorkflowId(run) },
    });
    return { events: Number(workflowExecutionInfo?.historyLength ?? 0), bytes: Number(workflowExecutionInfo?.historySizeBytes ?? 0) };
  } finally {
    await connection.close();
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
