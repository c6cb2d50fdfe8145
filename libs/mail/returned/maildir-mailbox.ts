import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReturnedMailbox } from '#mail/returned/returned-mailbox';

/** The mailbox as a Maildir: letters in `new/` and `cur/`, those that were looked at in `read/` and `set-aside/` beside them. */
export function createMaildirMailbox(dir: string): ReturnedMailbox {
  return {
    async look(judge) {
      for (const folder of ['new', 'cur']) {
        for (const name of (await readNames(join(dir, folder))).sort()) {
          const judgement = await judge(await readFile(join(dir, folder, name)), name);
          await mkdir(join(dir, judgement), { recursive: true, mode: 0o700 });
          await rename(join(dir, folder, name), join(dir, judgement, name));
        }
      }
    },
  };
}

async function readNames(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
