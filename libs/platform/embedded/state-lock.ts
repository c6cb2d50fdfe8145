import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync, linkSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrorCode } from '#platform/error-code';
import { isAlive, startedAtTick } from '#platform/embedded/process-identity';

/** Another living process runs the servers of this state folder. */
export class StateLockedError extends Error {
  readonly code = 'state-locked';
  constructor(
    readonly stateDir: string,
    readonly pid: number,
  ) {
    super(`process ${pid} is using ${stateDir}; end it, or choose another folder with ACONTO_STATE_DIR`);
    this.name = 'StateLockedError';
  }
}

export interface StateLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly startTick: string | null;
}

/** Takes the state folder for this process; throws `StateLockedError` when a living one has it. A dead holder's lock is taken over. */
export function lockState(stateDir: string): StateLock {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const path = join(stateDir, 'lock.json');
  const own = JSON.stringify({ pid: process.pid, startTick: startedAtTick(process.pid) } satisfies Holder);
  while (!tryLock(path, own)) {
    const holder = findHolder(stateDir);
    if (holder !== null) throw new StateLockedError(stateDir, holder);
    removeStale(path);
  }
  const release = (): void => {
    process.removeListener('exit', release);
    if (readText(path) === own) unlinkSync(path);
  };
  process.once('exit', release);
  return { release };
}

/** The id of the living process that holds the folder, or null. */
export function findHolder(stateDir: string): number | null {
  const text = readText(join(stateDir, 'lock.json'));
  const holder = text === null ? null : parseHolder(text);
  if (holder === null || !isAlive(holder.pid)) return null;
  // The number may have gone to another process since, as it does in containers.
  return holder.startTick === startedAtTick(holder.pid) ? holder.pid : null;
}

/** A link appears with its whole text: nobody reads a lock half written. */
function tryLock(path: string, text: string): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Moved away first: of two processes that find it stale one moves it, and the other does not remove the new lock. */
function removeStale(path: string): void {
  const grave = `${path}.stale-${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, grave);
    unlinkSync(grave);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  const match = /^\{"pid":(\d+),"startTick":(?:"(\d+)"|null)\}$/.exec(text);
  return match ? { pid: Number(match[1]), startTick: match[2] ?? null } : null;
}
