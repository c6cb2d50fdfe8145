import { DomainError } from '#domain/errors';
import { Database, type Transaction } from '#persistence/database';
import { listEInvoiceDeliveries } from '#persistence/e-invoice-deliveries';
import { listMails } from '#persistence/mail-outbox';
import { setTimeout as pause } from 'node:timers/promises';
import { approve, reach } from './example-run';
import { FaultyInstallation, type InstallationOptions } from './installation';
import type { DatabaseProxy } from './database-proxy';
import type { Filled } from './full-disks';
import { comes, type Looking } from './moment';
import { findFaults, readPost, readRecord, type Post, type RunRecord } from './outcome';
import { countSideEffects, type Count, type SideEffects } from './side-effects';
import { exampleSetting, type Setting, type SubmittedRun } from './setting';
import { countVictims, type Strike } from './strike';
import { Tally } from './tally';
import { waitForRecord } from './wait-for-record';

export type Disturbance =
  | { readonly do: 'nothing' }
  /** Parts are ended at their moments, one after the other; each is started again at once. */
  | {
      readonly do: 'strike';
      readonly strikes: readonly Strike[];
      /** Each of them comes in every run: they are waited for, also after its end, and one that does not come is a fault. */
      readonly mustCome?: boolean;
    }
  /** From the approval to the end, commits of the worker go wrong as the proxy decides. */
  | { readonly do: 'disturb-commits'; readonly proxy: DatabaseProxy };

export interface Played {
  readonly record: RunRecord;
  readonly post: Post;
  readonly faults: readonly string[];
  /** From the approval until every run was completed and every mail beside their own had an outcome. */
  readonly milliseconds: number;
  /** Disturbances that came before the end. */
  readonly disturbed: number;
  /** What was ended how often. */
  readonly ended: Readonly<Record<string, number>>;
  readonly sideEffects: SideEffects;
  /** Disks that were full for a while. */
  readonly filled: readonly Filled[];
  /** What the caller looked at before the installation was ended. */
  readonly seen: string;
}

export interface Play extends InstallationOptions {
  readonly disturbance: Disturbance;
  /** The example's first run where none is given. */
  readonly setting?: Setting;
  readonly look?: (installation: FaultyInstallation) => Promise<string>;
}

const LIMIT_MS = 1_800_000;
/** After the end of a run, for a moment that is the end itself, or a file that somebody has yet to notice. */
const STILL_COMES_MS = 30_000;
const AGAIN_AFTER_MS = 250;

/** Plays runs to their end with one kind of disturbance, and reads what came of it. */
export async function play({ disturbance, setting = exampleSetting(), look, ...options }: Play): Promise<Played> {
  const tally = new Tally();
  const installation = await FaultyInstallation.start({ ...options, hear: (what) => tally.hear(what) });
  const database = installation.desk.get(Database);
  const count: Count = async (sql) => (await database.read((transaction) => transaction.query<{ n: number }[]>(sql)))[0]?.n ?? 0;
  try {
    const runs = await setting.prepare(installation);
    if (disturbance.do === 'disturb-commits') disturbance.proxy.disturb();
    const since = performance.now();
    const end = { isOver: false };
    const { strikes: wanted, mustCome = false } = disturbance.do === 'strike' ? disturbance : { strikes: [] };
    const done = playToEnd(installation, runs, setting);
    // Nobody waits for it where everything has come.
    const over = (mustCome ? done.then(() => pause(STILL_COMES_MS, undefined, { ref: false })) : done).finally(() => (end.isOver = true));
    const looking = { tally, count, since, isOver: () => end.isOver };
    const [killed, strikes] = await Promise.all([done, strikeThrough(installation, wanted, { ...looking, over })]);
    await settle(installation);
    const milliseconds = Math.round(performance.now() - since);
    if (disturbance.do === 'disturb-commits') disturbance.proxy.calm();
    return {
      record: await readRecord(installation),
      post: await readPost(installation),
      faults: [
        ...(await findFaults(installation)),
        ...(mustCome && strikes.length < wanted.length ? ['a moment that comes in every run did not come'] : []),
        ...installation.filled.filter(({ health }) => health === 'up').map(({ what }) => `health did not tell of the full ${what}`),
        ...(installation.workerFell > 0 ? [`the worker ended by itself, ${installation.workerFell} times`] : []),
      ],
      milliseconds,
      disturbed:
        disturbance.do === 'disturb-commits'
          ? disturbance.proxy.struck['cut-before'] + disturbance.proxy.struck['lose-acknowledgement']
          : strikes.length + sumOf(killed),
      ended: { ...countVictims(strikes), ...killed },
      filled: installation.filled,
      sideEffects: await countSideEffects(looking),
      seen: (await look?.(installation)) ?? '',
    };
  } finally {
    await installation.end();
  }
}

/** Answers with what was killed by those who played. */
async function playToEnd(
  installation: FaultyInstallation,
  runs: readonly SubmittedRun[],
  setting: Setting,
): Promise<Readonly<Record<string, number>>> {
  const killed = await setting.playToEnd?.(installation);
  if (killed === undefined) await approveAll(installation, runs);
  await settle(installation);
  return killed ?? {};
}

async function approveAll(installation: FaultyInstallation, runs: readonly SubmittedRun[]): Promise<void> {
  await Promise.all(runs.map(({ key, run }) => untilAnswered(() => approve(installation, key, run))));
  for (const { key } of runs) await reach(installation, key, ['completed'], LIMIT_MS);
}

/** What goes on beside the run: chain heads and copies are mailed, and e-invoices that a crash left ready are released. */
async function settle({ desk, accessPoint }: FaultyInstallation): Promise<void> {
  const read = <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => desk.get(Database).read(work);
  await waitForRecord(
    'every mail has an outcome',
    async () => (await read((transaction) => listMails(transaction, { states: ['queued', 'claimed', 'handed-over'] }))).length === 0,
    LIMIT_MS,
  );
  await waitForRecord(
    'every e-invoice is with the access point',
    async () => {
      const deliveries = await read((transaction) => listEInvoiceDeliveries(transaction, null));
      return deliveries.every(({ fileName }) => accessPoint.taken.some(({ file }) => file === fileName));
    },
    LIMIT_MS,
  );
}

/** A person who hears nothing because something broke gives the same command again; a refusal is an answer. */
async function untilAnswered<Answer>(command: () => Promise<Answer>): Promise<Answer> {
  const deadline = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      return await command();
    } catch (error) {
      if (error instanceof DomainError || performance.now() > deadline) throw error;
      await pause(AGAIN_AFTER_MS);
    }
  }
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The strikes that came before the end: a moment that never comes strikes nothing. */
async function strikeThrough(
  installation: FaultyInstallation,
  strikes: readonly Strike[],
  { over, ...looking }: Looking & { readonly over: Promise<unknown> },
): Promise<readonly Strike[]> {
  const struck: Strike[] = [];
  for (const strike of strikes) {
    const first = await Promise.race([comes(strike.at, looking).then(() => 'moment' as const), over.then(() => 'end' as const)]);
    if (first === 'end' || looking.isOver()) break;
    await installation.strike(strike);
    struck.push(strike);
  }
  return struck;
}
