import { setTimeout as pause } from 'node:timers/promises';
import type { BreakablePostgres } from './breakable-postgres';
import type { SmallDisk } from './small-disk';

/** What can be filled: the disk of the database, the same with its log of changes at the end of a file so that it needs another at once, and that of the drop folder. */
export const FULL_DISKS = ['database-disk', 'database-log-disk', 'drop-folder-disk'] as const;
export type FullDisk = (typeof FULL_DISKS)[number];

export interface Filling {
  readonly what: FullDisk;
  readonly forMs: number;
  /** What the health of the record is found to be; `up` when nothing else is found in the time. */
  readonly lookAtRecord: () => Promise<string>;
  /** How often the worker has told so far that there was no room. */
  readonly countNoRoom: () => number;
}

export interface Filled {
  readonly what: FullDisk;
  /** What health said of the database while the disk was full; null: it was another's. */
  readonly health: string | null;
  /** How often the worker told meanwhile that there was no room. */
  readonly toldByWorker: number;
  /** The server ended for want of room. */
  readonly hasEnded: boolean;
}

const LOOK_EVERY_MS = 100;

/** Fills disks for a while, and makes room again. */
export function diskFiller(disks: { readonly database: SmallDisk; readonly dropFolder: SmallDisk }, postgres: BreakablePostgres) {
  return async ({ what, forMs, lookAtRecord, countNoRoom }: Filling): Promise<Filled> => {
    const disk = what === 'drop-folder-disk' ? disks.dropFolder : disks.database;
    const until = performance.now() + forMs;
    const toldBefore = countNoRoom();
    disk.fill();
    let health: string | null = null;
    try {
      if (what === 'database-log-disk') await postgres.beginAnotherLogFile();
      if (what !== 'drop-folder-disk') health = await untilNotUp(lookAtRecord, until);
      await pause(Math.max(0, until - performance.now()));
    } finally {
      disk.free();
    }
    const toldByWorker = countNoRoom() - toldBefore;
    return { what, health, toldByWorker, hasEnded: what === 'drop-folder-disk' ? false : await postgres.comeBack() };
  };
}

async function untilNotUp(look: () => Promise<string>, until: number): Promise<string> {
  for (;;) {
    const health = await look();
    if (health !== 'up' || performance.now() > until) return health;
    await pause(LOOK_EVERY_MS);
  }
}
