import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 40;
const GIVE_UP_AFTER_MS = 600_000;

/** Looks again and again until `find` finds something; says what it waited for when nothing comes for ten minutes: a slow machine is no fault. */
export async function waitFor<Found>(what: string, find: () => Promise<Found | null>): Promise<Found> {
  const since = performance.now();
  for (;;) {
    const found = await find();
    if (found !== null) return found;
    if (performance.now() - since > GIVE_UP_AFTER_MS) throw new Error(`waited ten minutes for ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}
