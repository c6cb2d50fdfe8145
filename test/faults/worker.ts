import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root';

/** A worker process that is killed, not asked to end. */
export interface Worker {
  readonly pid: number;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** In order, as an installation ends it. */
  stop(): Promise<void>;
}

/** Starts the built worker on these addresses; resolves when it has taken up what is under way. */
export async function startWorkerProcess(environment: Readonly<Record<string, string>>): Promise<Worker> {
  const child = fork(join(PROJECT_ROOT, 'dist', 'apps', 'worker', 'main.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message').then(() => 'ready' as const), ended.then(() => 'ended' as const)]);
  if (first === 'ended') throw new Error(`the worker ended at its start; see ${environment['ACONTO_LOG_FILE'] ?? 'its log'}`);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
