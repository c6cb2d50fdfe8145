import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, watch } from 'node:fs';
import { join } from 'node:path';
import { hasErrorCode } from '#platform/error-code';

/** A file that was taken, in the order of taking. */
export interface TakenFile {
  readonly file: string;
  readonly sha256: string;
}

/** An access point that takes every file as soon as it is there, and answers nothing: what is released to it twice is there twice. */
export interface TakingAccessPoint {
  readonly taken: readonly TakenFile[];
  stop(): void;
}

/** Watches a drop folder; `hear` is told once of each file that is laid `ready`, and once for each time that one comes into the `outbox`. */
export function startTakingAccessPoint(folder: string, hear: (place: 'ready' | 'outbox') => void): TakingAccessPoint {
  for (const name of ['ready', 'outbox', 'taken']) mkdirSync(join(folder, name), { recursive: true });
  const laid = new Set<string>();
  const taken: TakenFile[] = [];
  const take = (file: string): void => {
    const kept = join(folder, 'taken', `${taken.length + 1}`);
    if (!isMoved(join(folder, 'outbox', file), kept)) return;
    hear('outbox');
    taken.push({
      file,
      sha256: createHash('sha256').update(readFileSync(kept)).digest('hex'),
    });
  };
  const watchers = [
    watch(join(folder, 'ready'), { persistent: false }, (_event, token) => {
      if (token === null || laid.has(token)) return;
      laid.add(token);
      hear('ready');
    }),
    watch(join(folder, 'outbox'), { persistent: false }, () => readdirSync(join(folder, 'outbox')).forEach(take)),
  ];
  return { taken, stop: () => watchers.forEach((watcher) => watcher.close()) };
}

/** False when it is not there any more: one event is told of each move, into the folder and out of it. */
function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}
