import { existsSync, readdirSync, readlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { listAbandoned, removeDataElsewhere } from '#platform/embedded/data-elsewhere';
import { commandLineOf, isAlive, readPid } from '#platform/embedded/process-identity';
import { waitUntil } from '#platform/embedded/wait-until';
import { hasErrorCode } from '#platform/error-code';

const STOP_LIMIT_MS = 30_000;

/** A server whose parent was killed still holds the data: it is asked to end, in order, before another starts on them. */
export async function endLeftover(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === null) return;
  if (isAlive(pid) && commandLineOf(pid).includes(dataDir)) {
    process.kill(pid, 'SIGINT');
    await waitUntil(`PostgreSQL ${pid}, left over, ends`, () => !isAlive(pid), STOP_LIMIT_MS);
  }
  await waitUntil(`the sessions of PostgreSQL ${pid} end`, () => !hasSessions(dataDir), STOP_LIMIT_MS);
  // The number may belong to somebody else by now, and PostgreSQL would refuse to start because of it.
  if (existsSync(pidFile)) unlinkSync(pidFile);
}

/** What a run that was killed left of data outside its folder, which is gone. */
export async function removeAbandoned(): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (const { stateDir, dataDir } of listAbandoned()) {
    await endLeftover(dataDir);
    removeDataElsewhere(stateDir);
  }
}

/** Ends a server of this state folder whose parent is gone. */
export async function endLeftoverPostgres(stateDir: string): Promise<void> {
  await endLeftover(join(stateDir, 'postgres'));
}

/** Sessions outlive a killed server for a moment and still write. They work in the data folder; that is told where there is a /proc. */
function hasSessions(dataDir: string): boolean {
  if (!existsSync('/proc/self/cwd')) return false;
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingFolderOf(name) === dataDir);
}

function workingFolderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    // It has ended, or is another user's: none of ours.
    if (hasErrorCode(error, 'ENOENT') || hasErrorCode(error, 'EACCES') || hasErrorCode(error, 'ESRCH') || hasErrorCode(error, 'EPERM')) return null;
    throw error;
  }
}
