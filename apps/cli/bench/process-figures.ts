import { readFile } from 'node:fs/promises';

/** Linux counts a process's time in hundredths of a second for whoever asks, whatever its own tick is. */
const MS_A_TICK = 10;

/** Peak of a process's resident memory in MB; null where the system does not tell. */
export async function readPeakMegabytes(pid: number): Promise<number | null> {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(await readProc(pid, 'status'))?.[1];
  return peak === undefined ? null : Number(peak) / 1024;
}

/** Processor time that a process with all its threads has used, in milliseconds; null where the system does not tell. */
export async function readProcessorMs(pid: number): Promise<number | null> {
  // After the name in parentheses, which may hold anything, the twelfth and thirteenth are user and system time.
  const [user, system] = (await readProc(pid, 'stat'))
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 13);
  return user === undefined || system === undefined ? null : (Number(user) + Number(system)) * MS_A_TICK;
}

async function readProc(pid: number, file: string): Promise<string> {
  return await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}
