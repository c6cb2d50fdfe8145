import { Client } from 'pg';
import type { RunKey } from '#contracts/invoice-run-process';
import { Database } from '#persistence/database';
import { listMails } from '#persistence/mail-outbox';
import { approve, EXAMPLE_RUN, reach, submitExampleRun } from './example-run';
import { FaultyInstallation, type InstallationOptions } from './installation';
import type { DatabaseProxy } from './database-proxy';
import { comes, countSideEffects, MailWatch, type Moment, type SideEffects } from './moment';
import { findFaults, readPost, readRecord, type Post, type RunRecord } from './outcome';
import { waitForRecord } from './wait-for-record';

export type Disturbance =
  | { readonly do: 'nothing' }
  /** SIGKILL of the worker at each of the moments in turn; it is started again at once. */
  | { readonly do: 'kill-worker'; readonly at: readonly Moment[] }
  /** SIGKILL of worker and process engine, whose store is deleted; both are started again. */
  | { readonly do: 'lose-temporal'; readonly at: readonly Moment[] }
  /** From the approval to the end, commits of the worker go wrong as the proxy decides. */
  | { readonly do: 'disturb-commits'; readonly proxy: DatabaseProxy }
  /** The database's own end and new start, however the caller does it. */
  | { readonly do: 'break-database'; readonly at: readonly Moment[]; readonly how: () => Promise<void> };

export interface Played {
  readonly record: RunRecord;
  readonly post: Post;
  readonly faults: readonly string[];
  /** From the approval until the run was completed and every mail beside its own had an outcome. */
  readonly milliseconds: number;
  /** Disturbances that came before the end. */
  readonly disturbed: number;
  readonly sideEffects: SideEffects;
  /** What the caller looked at before the installation was ended. */
  readonly seen: string;
}

const LIMIT_MS = 420_000;

/** Plays a run of the example, its first if none is named, to its end with one disturbance, and reads what came of it. */
export async function playDisturbed(
  options: InstallationOptions,
  disturbance: Disturbance,
  look: (installation: FaultyInstallation) => Promise<string> = () => Promise.resolve(''),
  key: RunKey = EXAMPLE_RUN,
): Promise<Played> {
  const watch = new MailWatch();
  const installation = await FaultyInstallation.start({ ...options, onMail: watch.hear });
  const eye = new Client({ connectionString: options.databaseUrl });
  // A database that is killed ends this connection too.
  const eyeLost: Error[] = [];
  eye.on('error', (error) => eyeLost.push(error));
  await eye.connect();
  try {
    const run = await submitExampleRun(installation, key);
    if (disturbance.do === 'disturb-commits') disturbance.proxy.disturb();
    const since = performance.now();
    const approval = approve(installation, key, run);
    const done = reachEnd(installation, key);
    const disturbed = disturb(installation, disturbance, { watch, eye, done });
    await approval;
    await done;
    if (disturbance.do === 'disturb-commits') disturbance.proxy.calm();
    const milliseconds = Math.round(performance.now() - since);
    return {
      record: await readRecord(installation),
      post: await readPost(installation),
      faults: await findFaults(installation),
      milliseconds,
      disturbed: await disturbed,
      // By a connection that outlived whatever was killed.
      sideEffects: await installation.desk.get(Database).read((transaction) => countSideEffects(watch, (sql) => transaction.query(sql))),
      seen: await look(installation),
    };
  } finally {
    if (eyeLost.length === 0) await eye.end();
    await installation.end();
  }
}

async function reachEnd(installation: FaultyInstallation, key: RunKey): Promise<void> {
  await reach(installation, key, ['completed']);
  await settleOthers(installation);
}

/** The signed chain head is mailed beside the run. */
async function settleOthers(installation: FaultyInstallation): Promise<void> {
  await waitForRecord(
    'every mail has an outcome',
    async () => {
      const open = await installation.desk
        .get(Database)
        .read((transaction) => listMails(transaction, { states: ['queued', 'claimed', 'handed-over'] }));
      return open.length === 0;
    },
    LIMIT_MS,
  );
}

interface Watching {
  readonly watch: MailWatch;
  readonly eye: Client;
  readonly done: Promise<void>;
}

/** How many disturbances came before the run's end: a moment that never comes disturbs nothing. */
async function disturb(installation: FaultyInstallation, disturbance: Disturbance, { watch, eye, done }: Watching): Promise<number> {
  if (disturbance.do === 'disturb-commits') {
    await done;
    return disturbance.proxy.struck['cut-before'] + disturbance.proxy.struck['lose-acknowledgement'];
  }
  const moments = disturbance.do === 'nothing' ? [] : disturbance.at;
  let disturbed = 0;
  for (const moment of moments) {
    const first = await Promise.race([comes(moment, watch, eye).then(() => 'moment' as const), done.then(() => 'end' as const)]);
    if (first === 'end') return disturbed;
    await strike(installation, disturbance);
    disturbed += 1;
  }
  return disturbed;
}

async function strike(installation: FaultyInstallation, disturbance: Disturbance): Promise<void> {
  if (disturbance.do === 'nothing' || disturbance.do === 'disturb-commits') return;
  if (disturbance.do === 'break-database') {
    await disturbance.how();
    return;
  }
  await installation.killWorker();
  if (disturbance.do === 'lose-temporal') await installation.loseTemporal();
  await installation.startWorker();
}
