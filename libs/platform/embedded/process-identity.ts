import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hasErrorCode } from '#platform/error-code';

/** Whether a process with this id exists, whoever's it is. A zombie does not: it holds nothing any more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (hasErrorCode(error, 'ESRCH')) return false;
    if (!hasErrorCode(error, 'EPERM')) throw error;
  }
  return processStat(pid)?.state !== 'Z';
}

/** Tells two processes that had the same id apart: when it started; null where the system does not say. */
export function startedAtTick(pid: number): string | null {
  return processStat(pid)?.startTick ?? null;
}

/** The id that a program has written to a file; null where there is no such file. */
export function readPid(pidFile: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return pid > 1 ? pid : null;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Its command line, or an empty text when the process is gone. */
export function commandLineOf(pid: number): string {
  if (existsSync('/proc/self')) {
    return existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : '';
  }
  return isAlive(pid) ? execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }) : '';
}

function processStat(pid: number): { readonly state: string; readonly startTick: string } | null {
  if (!existsSync(`/proc/${pid}/stat`)) return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in parentheses and may hold spaces; what follows it starts with field 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startTick: fields[19] ?? '' };
}
