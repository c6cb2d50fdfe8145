import { connect } from 'node:net';
import type { Database } from '#persistence/database';
import { isDiskFull, useDiskForAMoment } from '#persistence/disk-room';
import type { BillingProcess } from '#temporal/billing-process';

export type Check = 'up' | 'down';
/** `full`: it answers, and has no room to write. */
export type RecordCheck = Check | 'full';

const PATIENCE_MS = 3_000;

/** A worker that has nothing to do asks for work about once a minute. */
const WORKER_SILENCE_MS = 90_000;

/** Whether the parts that the product is made of answer. */
export class PartsHealth {
  constructor(private readonly parts: { readonly database: Database; readonly process: BillingProcess; readonly smtpUrl: string }) {}

  /** What the API itself needs. */
  async needed(): Promise<{ database: RecordCheck; process: Check; mail: Check }> {
    const { database, process, smtpUrl } = this.parts;
    const [record, engine, mail] = await Promise.all([
      asRecordCheck(database.snapshot(useDiskForAMoment)),
      asCheck(process.check()),
      asCheck(reach(smtpUrl)),
    ]);
    return { database: record, process: engine, mail };
  }

  /** Those, and who does the work. */
  async all(): Promise<{ database: RecordCheck; process: Check; mail: Check; worker: Check }> {
    const [needed, worker] = await Promise.all([this.needed(), asCheck(this.parts.process.checkWorker(WORKER_SILENCE_MS))]);
    return { ...needed, worker };
  }
}

/** What fails or takes too long is down; why is in the part's own log. */
async function asCheck(work: Promise<unknown>): Promise<Check> {
  return await inTime<Check>(
    work.then(
      () => 'up',
      () => 'down',
    ),
  );
}

/** A full disk is told apart from a server that is away: somebody has to make room. */
async function asRecordCheck(work: Promise<unknown>): Promise<RecordCheck> {
  return await inTime<RecordCheck>(
    work.then(
      () => 'up',
      (error: unknown) => (isDiskFull(error) ? 'full' : 'down'),
    ),
  );
}

async function inTime<State>(check: Promise<State | 'down'>): Promise<State | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => resolve('down'), PATIENCE_MS);
  });
  const first = await Promise.race([check, late]);
  clearTimeout(timer);
  return first;
}

/** A mail server is there when it says anything; that it takes our mails is seen by the mails themselves. */
function reach(smtpUrl: string): Promise<void> {
  const { hostname, port, protocol } = new URL(smtpUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'smtps:' ? 465 : 25),
      timeout: PATIENCE_MS,
    });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('the mail server did not answer')));
    socket.once('error', reject);
  });
}
