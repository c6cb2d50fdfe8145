import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#platform/logging';

const EVERY_MS = 500;

export interface AccessPoint {
  stop(): Promise<void>;
}

/**
 * Stands in for an access point where there is none: takes what lies in `outbox/`, keeps it in `taken/`, and answers in `receipts/`. It accepts every
 * file that is what its name says, and sends nothing anywhere.
 */
export function startAccessPoint({ folder, log }: { readonly folder: string; readonly log: Log }): AccessPoint {
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      await takeAll(folder);
    } catch (error) {
      log.warn({ err: error }, 'the embedded access point could not look into its folder; tried again');
    } finally {
      looking = null;
    }
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function takeAll(folder: string): Promise<void> {
  const [outbox, taken, receipts] = [join(folder, 'outbox'), join(folder, 'taken'), join(folder, 'receipts')];
  for (const place of [outbox, taken, receipts]) await mkdir(place, { recursive: true });
  for (const file of await readdir(outbox)) {
    await rename(join(outbox, file), join(taken, file));
    const sha256 = createHash('sha256')
      .update(await readFile(join(taken, file)))
      .digest('hex');
    const isWhatItSays = file.endsWith(`-${sha256}.xml`);
    const receipt = {
      format: 1,
      file,
      state: isWhatItSays ? 'accepted' : 'rejected',
      detail: isWhatItSays ? 'embedded access point' : `its SHA-256 is ${sha256}`,
    };
    const answer = join(receipts, `${file}.json`);
    await writeFile(`${answer}.partial`, JSON.stringify(receipt));
    await rename(`${answer}.partial`, answer);
  }
}
