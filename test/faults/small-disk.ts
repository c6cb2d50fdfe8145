import { execFile, execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasErrorCode } from '#platform/error-code';

const run = promisify(execFile);

/** A file system of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  fill(): void;
  /** Takes away what filled it. */
  free(): void;
  unmount(): Promise<void>;
}

const CHUNKS = [1024 * 1024, 4096, 1];

/** Mounts one in memory; the reason in words where the system does not allow that, as for anybody but root. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk | { readonly why: string }> {
  mkdirSync(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'aconto-faults', folder]);
  } catch (error) {
    return { why: `no small disk could be mounted: ${error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)}` };
  }
  // Lazily, because what is on it may still be ending when this process leaves in a hurry.
  const letGo = () => void execFileSync('umount', ['--lazy', folder]);
  process.once('exit', letGo);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fillWith(ballast),
    free: () => rmSync(ballast, { force: true }),
    unmount: async () => {
      process.removeListener('exit', letGo);
      await run('umount', [folder]);
    },
  };
}

function fillWith(ballast: string): void {
  const file = openSync(ballast, 'a');
  try {
    for (const size of CHUNKS) writeUntilFull(file, Buffer.alloc(size, 1));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOSPC')) throw error;
  }
}
