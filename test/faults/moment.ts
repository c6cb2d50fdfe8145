import { setTimeout as pause } from 'node:timers/promises';
import { waitForRecord } from './wait-for-record';
import type { SinkEvent } from './smtp-sink';

/** When something is killed: when the n-th of these has happened, or so many milliseconds after the approval was sent. */
export interface Moment {
  readonly what: 'milliseconds' | 'documents-rendered' | 'mails-marked' | 'bodies-begun' | 'dots-received';
  readonly n: number;
}

/** How long a run takes and how many documents it has when nothing disturbs it. */
export interface RunShape {
  readonly milliseconds: number;
  readonly documents: number;
}

/** Counts what the mail server sees, while it happens. */
export class MailWatch {
  private readonly counts = new Map<string, number>();
  private readonly listeners: { readonly step: string; readonly n: number; readonly tell: () => void }[] = [];

  readonly hear = ({ step }: SinkEvent): void => {
    const count = (this.counts.get(step) ?? 0) + 1;
    this.counts.set(step, count);
    for (const listener of this.listeners) if (listener.step === step && listener.n === count) listener.tell();
  };

  /** How often a step was heard. */
  count(step: SinkEvent['step']): number {
    return this.counts.get(step) ?? 0;
  }

  /** Resolves at the n-th of a step, before the server answers it. */
  nth(step: SinkEvent['step'], n: number): Promise<void> {
    if ((this.counts.get(step) ?? 0) >= n) return Promise.resolve();
    return new Promise((tell) => this.listeners.push({ step, n, tell }));
  }
}

const COUNTS = {
  'documents-rendered': `select count(*)::int as n from rendered_document`,
  'mails-marked': `select count(*)::int as n from mail_event where state = 'handed-over'`,
} as const;

/** Counts rows of the record. */
export type Count = (sql: string) => Promise<number>;

/** The side effects of what has been played. */
export async function countSideEffects(watch: MailWatch, count: Count): Promise<SideEffects> {
  return {
    'documents-rendered': await count(COUNTS['documents-rendered']),
    'mails-marked': await count(COUNTS['mails-marked']),
    'bodies-begun': watch.count('body'),
    'dots-received': watch.count('end'),
  };
}

const LIMIT_MS = 1_800_000;

export interface Looking {
  readonly watch: MailWatch;
  readonly count: Count;
  /** When the approval was sent, by `performance.now`. */
  readonly since: number;
  /** Nothing more will come. */
  readonly isOver: () => boolean;
}

/** Waits for the moment to come; a database that is away for a while is asked again. */
export async function comes({ what, n }: Moment, { watch, count, since, isOver }: Looking): Promise<void> {
  switch (what) {
    case 'milliseconds':
      await pause(Math.max(0, since + n - performance.now()), undefined, { ref: false });
      return;
    case 'bodies-begun':
      await watch.nth('body', n);
      return;
    case 'dots-received':
      await watch.nth('end', n);
      return;
    case 'documents-rendered':
    case 'mails-marked':
      await waitForRecord(`${n} ${what}`, async () => isOver() || (await count(COUNTS[what])) >= n, LIMIT_MS);
  }
}

/** Every side effect of a run that was played undisturbed, one after the other: each document rendered, mail marked, body begun and dot received. */
export function everyMoment(counts: SideEffects): Moment[] {
  const kinds = ['documents-rendered', 'mails-marked', 'bodies-begun', 'dots-received'] as const;
  return kinds.flatMap((what) => Array.from({ length: counts[what] }, (_, index) => ({ what, n: index + 1 })));
}

/** How many side effects of each kind a run had. */
export type SideEffects = Readonly<Record<Exclude<Moment['what'], 'milliseconds'>, number>>;

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
