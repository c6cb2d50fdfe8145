import { setTimeout as pause } from 'node:timers/promises';
import { nthSideEffect, type Seeing, type SideEffect } from './side-effects';

/** When something is killed: when the n-th of these has happened, or so many milliseconds after the approval was sent. */
export interface Moment {
  readonly what: 'milliseconds' | SideEffect;
  readonly n: number;
}

/** How long a run takes and how many documents it has when nothing disturbs it. */
export interface RunShape {
  readonly milliseconds: number;
  readonly documents: number;
}

export interface Looking extends Seeing {
  /** When the approval was sent, by `performance.now`. */
  readonly since: number;
}

/** Waits for the moment to come; a database that is away for a while is asked again. */
export async function comes({ what, n }: Moment, looking: Looking): Promise<void> {
  if (what === 'milliseconds') await pause(Math.max(0, looking.since + n - performance.now()), undefined, { ref: false });
  else await nthSideEffect(what, n, looking);
}

/** A moment drawn for a seed: a third in the time from approval to completion as it was without faults, the rest by what has been done. */
export function drawMoment(random: () => number, shape: RunShape): Moment {
  const kinds: readonly Moment['what'][] = ['milliseconds', 'milliseconds', 'documents-rendered', 'mails-marked', 'bodies-begun', 'dots-received'];
  const what = kinds[Math.floor(random() * kinds.length)] ?? 'milliseconds';
  return { what, n: 1 + Math.floor(random() * limitOf(what, shape)) };
}

/** How far into an undisturbed run a moment lies, from 0 to 1; about so, since documents are mailed while others are rendered. */
export function positionOf({ what, n }: Moment, shape: RunShape): number {
  return n / limitOf(what, shape);
}

function limitOf(what: Moment['what'], { milliseconds, documents }: RunShape): number {
  return what === 'milliseconds' ? milliseconds : documents;
}

/** Mulberry32: the same seed draws the same moments everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
