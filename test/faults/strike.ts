import type { FullDisk } from './full-disks';
import { drawMoment, positionOf, type Moment, type RunShape } from './moment';

/** What can be struck: the worker's clock jumps; the others are ended, as by a SIGKILL or a machine that is switched off, and started again at once. */
export const VICTIMS = ['worker', 'database', 'engine', 'mail-server', 'worker-clock'] as const;
export type Victim = (typeof VICTIMS)[number];

/** `engine-and-store`: the worker and the process engine, whose store is deleted. */
export interface Strike {
  readonly what: Victim | 'engine-and-store' | FullDisk;
  readonly at: Moment;
  /** How far the clock jumps. */
  readonly byMs?: number;
  /** How long the disk is full. */
  readonly forMs?: number;
}

/** The clock jumps so far at most, forward or back. */
const FARTHEST_JUMP_MS = 3_600_000;
/** Of the last so many dots one is when the drop folder's disk is filled. */
const LAST_DOTS = 10;

/** Strikes drawn for a seed, in the order in which they come in a run that nothing disturbs. */
export function drawStrikes(
  random: () => number,
  options: { readonly count: number; readonly shape: RunShape; readonly victims: readonly Victim[] },
): Strike[] {
  const { count, shape, victims } = options;
  const strikes = Array.from({ length: count }, (): Strike => {
    const at = drawMoment(random, shape);
    const what = victims[Math.floor(random() * victims.length)] ?? 'worker';
    return what === 'worker-clock' ? { what, at, byMs: Math.round((2 * random() - 1) * FARTHEST_JUMP_MS) } : { what, at };
  });
  return strikes.sort((a, b) => positionOf(a.at, shape) - positionOf(b.at, shape));
}

/** Full disks drawn for a seed: the database's twice at any time, and the drop folder's while e-invoices are laid, which is when the mails are out. */
export function drawFullDisks(random: () => number, shape: RunShape): Strike[] {
  const forMs = () => Math.round(2_000 + 6_000 * random());
  const [first, second] = [drawMoment(random, shape), drawMoment(random, shape)].sort((a, b) => positionOf(a, shape) - positionOf(b, shape));
  const late = Math.max(1, shape.documents - Math.floor(random() * LAST_DOTS));
  return [
    ...(first ? [{ what: 'database-disk', at: first, forMs: forMs() } as const] : []),
    ...(second ? [{ what: 'database-log-disk', at: second, forMs: forMs() } as const] : []),
    { what: 'drop-folder-disk', at: { what: 'dots-received', n: late }, forMs: forMs() },
  ];
}

/** How many of each were struck: `{ worker: 3, database: 1 }`. */
export function countVictims(strikes: readonly Strike[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { what } of strikes) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}
