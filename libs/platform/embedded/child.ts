import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A server running as a process of its own. */
export interface Child {
  readonly pid: number;
  /** Settles when the process is gone, however it went: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  readonly isRunning: () => boolean;
  /** Sends the signal and waits; SIGKILL after `graceMs`. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<void>;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Who it runs as; unset: as we do. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** What ends it in order when this process leaves without having stopped it. */
  readonly lastSignal: NodeJS.Signals;
}

/**
 * Starts a server whose output is appended to a log file. It gets a process group of its own, so that Ctrl-C in a terminal reaches this process
 * first and servers are ended after the work that uses them. When this process exits, the child is told to.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = openSync(options.logFile, 'a', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(options.command, [...options.args], {
      cwd: options.cwd,
      detached: true,
      env: options.env ?? process.env,
      stdio: ['ignore', log, log],
      ...options.user,
    });
  } finally {
    closeSync(log);
  }
  const pid = await spawned(child);
  let running = true;
  const endNow = (): void => {
    if (running) child.kill(options.lastSignal);
  };
  process.once('exit', endNow);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false;
      process.removeListener('exit', endNow);
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
  return {
    pid,
    ended,
    isRunning: () => running,
    stop: async (signal, graceMs) => {
      if (!running) return;
      child.kill(signal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new Error('a spawned process has no id'));
      else resolve(child.pid);
    });
  });
}
