import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from './project-root';

type Environment = () => Readonly<Record<string, string>>;

interface WorkerProcess {
  /** Resolves when it is gone. */
  readonly ended: Promise<unknown>;
  end(signal: NodeJS.Signals): Promise<void>;
  jumpClock(byMs: number): void;
  /** We sent it the signal. */
  isMeantToEnd: boolean;
}

const AGAIN_AFTER_MS = 500;
const TRIES = 120;

/** A worker process that can be killed, under a supervisor as an installation has one: what ends by itself is counted, and started again. */
export class SupervisedWorker {
  private current: WorkerProcess | null = null;
  private starting: Promise<void> = Promise.resolve();
  /** How often it ended without having been told to. */
  fell = 0;

  constructor(private readonly environmentOf: Environment) {}

  /** Resolves when it has taken up what is under way. */
  async start(): Promise<void> {
    this.starting = this.bringUp();
    await this.starting;
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.starting;
    await this.current?.end('SIGKILL');
  }

  /** In order, as an installation ends it. */
  async stop(): Promise<void> {
    await this.starting;
    await this.current?.end('SIGTERM');
  }

  /** Its clock is set so much forward, or back when negative; a worker that is started anew has the machine's. */
  async jumpClock(byMs: number): Promise<void> {
    await this.starting;
    this.current?.jumpClock(byMs);
  }

  private async bringUp(): Promise<void> {
    const worker = await startWorkerProcess(this.environmentOf());
    this.current = worker;
    void worker.ended.then(() => {
      if (worker.isMeantToEnd) return;
      this.fell += 1;
      this.starting = this.bringUpAgain();
    });
  }

  /** What it needs may be away as well. */
  private async bringUpAgain(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.bringUp();
        return;
      } catch (error) {
        if (attempt === TRIES) throw error;
        await pause(AGAIN_AFTER_MS);
      }
    }
  }
}

/** Starts the built worker on these addresses; rejects when it ends at its start. */
async function startWorkerProcess(environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = fork(join(PROJECT_ROOT, 'dist', 'apps', 'worker', 'main.js'), {
    execArgv: ['--import', pathToFileURL(join(PROJECT_ROOT, 'test', 'faults', 'jumping-clock.mjs')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message').then(() => 'ready' as const), ended.then(() => 'ended' as const)]);
  if (first === 'ended') throw new Error(`the worker ended at its start; see ${environment['ACONTO_LOG_FILE'] ?? 'its log'}`);
  const worker: WorkerProcess = {
    ended,
    isMeantToEnd: false,
    jumpClock: (byMs) => void child.send({ clockJumpsByMs: byMs }),
    end: async (signal) => {
      worker.isMeantToEnd = true;
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
  return worker;
}
