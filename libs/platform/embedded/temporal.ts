import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { startChild, type Child } from '#platform/embedded/child';
import { rememberedPort } from '#platform/embedded/free-port';
import { commandLineOf, isAlive, readPid } from '#platform/embedded/process-identity';
import { findTemporal } from '#platform/embedded/temporal-executable';
import { waitUntil } from '#platform/embedded/wait-until';

/** A Temporal development server of this installation's own, on loopback, as a process of its own. */
export interface EmbeddedTemporal {
  readonly pid: number;
  /** `host:port`. */
  readonly address: string;
  /** Temporal's own web pages. */
  readonly uiUrl: string;
  /** What it remembers between starts; the product comes back without it. */
  readonly databaseFile: string;
  readonly logFile: string;
  /** Settles when the server is gone, however it went. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  readonly stateDir: string;
  /** The state folder whose cache holds the program; unset: the same one. */
  readonly programsDir?: string;
  readonly namespace: string;
  readonly onProgress: (message: string) => void;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** Beside its own port it takes some that it finds free, which another program may take in that moment: then it ends, and is started again. */
const STARTS = 3;

class EndedAtStart extends Error {}

/** Starts the server and answers when its namespace does. One that outlived its parent is ended first. */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  for (let start = 1; ; start += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (!(error instanceof EndedAtStart) || start === STARTS) throw error;
      options.onProgress(`${error.message}; starting it again`);
    }
  }
}

async function startOnce({ stateDir, programsDir, namespace, onProgress }: TemporalOptions): Promise<EmbeddedTemporal> {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const databaseFile = join(stateDir, 'temporal.db');
  const pidFile = join(stateDir, 'temporal.pid');
  const logFile = join(stateDir, 'temporal.log');
  const executable = await findTemporal(programsDir ?? stateDir, onProgress);
  await endLeftover(pidFile, databaseFile);
  const port = await rememberedPort(join(stateDir, 'temporal-port'));
  const uiPort = await rememberedPort(join(stateDir, 'temporal-ui-port'));
  const address = `127.0.0.1:${port}`;
  const child = await startChild({
    command: executable,
    args: [
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--ui-ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--ui-port',
      String(uiPort),
      '--db-filename',
      databaseFile,
      '--namespace',
      namespace,
      '--log-format',
      'json',
      '--log-level',
      'warn',
    ],
    cwd: stateDir,
    logFile,
    lastSignal: 'SIGTERM',
  });
  writeFileSync(pidFile, `${child.pid}\n`);
  try {
    await waitUntil('Temporal starts', () => answers(address, namespace, child, logFile), START_LIMIT_MS);
    chmodSync(databaseFile, 0o600);
  } catch (error) {
    await child.stop('SIGTERM', STOP_LIMIT_MS);
    throw error;
  }
  return {
    pid: child.pid,
    address,
    uiUrl: `http://127.0.0.1:${uiPort}`,
    databaseFile,
    logFile,
    ended: child.ended,
    stop: async () => {
      await child.stop('SIGTERM', STOP_LIMIT_MS);
      rmSync(pidFile, { force: true });
    },
  };
}

async function answers(address: string, namespace: string, child: Child, logFile: string): Promise<boolean> {
  if (!child.isRunning()) throw new EndedAtStart(`Temporal ended at start: ${await child.ended}; see ${logFile}`);
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.describeNamespace({ namespace }));
    } finally {
      await connection.close();
    }
    return true;
  } catch {
    // Until it listens and has made its namespace, every answer is some error; `waitUntil` gives up in the end.
    return false;
  }
}

/** Ends a server of this state folder whose parent is gone. */
export async function endLeftoverTemporal(stateDir: string): Promise<void> {
  await endLeftover(join(stateDir, 'temporal.pid'), join(stateDir, 'temporal.db'));
}

async function endLeftover(pidFile: string, databaseFile: string): Promise<void> {
  const pid = readPid(pidFile);
  if (pid === null || !isAlive(pid) || !commandLineOf(pid).includes(databaseFile)) return;
  process.kill(pid, 'SIGTERM');
  await waitUntil(`Temporal ${pid}, left over, ends`, () => !isAlive(pid), STOP_LIMIT_MS);
}
