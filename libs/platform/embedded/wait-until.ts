import { setTimeout as pause } from 'node:timers/promises';

/** Asks `isSo` again and again until it says yes; throws `what` after `limitMs`, or whatever `isSo` throws. */
export async function waitUntil(what: string, isSo: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${limitMs / 1_000} s`);
    await pause(25);
  }
}
