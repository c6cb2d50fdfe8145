import type { Client } from 'pg';
import { waitUntil } from '#platform/embedded/wait-until';
import type { SinkEvent } from './smtp-sink';

/** When something is killed: when the n-th of these has happened, or so many milliseconds after the approval was sent. */
export interface Moment {
  readonly what: 'milliseconds' | 'documents-rendered' | 'mails-marked' | 'bodies-begun' | 'dots-received';
  readonly n: number;
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

/** The side effects of what has been played. */
export async function countSideEffects(watch: MailWatch, query: (sql: string) => Promise<readonly { readonly n: number }[]>): Promise<SideEffects> {
  const counted = async (what: keyof typeof COUNTS) => (await query(COUNTS[what]))[0]?.n ?? 0;
  return {
    'documents-rendered': await counted('documents-rendered'),
    'mails-marked': await counted('mails-marked'),
    'bodies-begun': watch.count('body'),
    'dots-received': watch.count('end'),
  };
}

const LIMIT_MS = 180_000;

/** Waits for the moment to come. */
export async function comes(moment: Moment, watch: MailWatch, eye: Client): Promise<void> {
  switch (moment.what) {
    case 'milliseconds':
      await new Promise((resolve) => setTimeout(resolve, moment.n));
      return;
    case 'bodies-begun':
      await watch.nth('body', moment.n);
      return;
    case 'dots-received':
      await watch.nth('end', moment.n);
      return;
    case 'documents-rendered':
    case 'mails-marked': {
      const query = COUNTS[moment.what];
      await waitUntil(
        `${moment.n} ${moment.what}`,
        async () => (await eye.query<{ n: number }>(query)).rows.some((row) => row.n >= moment.n),
        LIMIT_MS,
      );
    }
  }
}

/** Every side effect of a run that was played undisturbed, one after the other: each document rendered, mail marked, body begun and dot received. */
export function everyMoment(counts: SideEffects): Moment[] {
  const kinds = ['documents-rendered', 'mails-marked', 'bodies-begun', 'dots-received'] as const;
  return kinds.flatMap((what) => Array.from({ length: counts[what] }, (_, index) => ({ what, n: index + 1 })));
}

/** How many side effects of each kind a run had. */
export type SideEffects = Readonly<Record<Exclude<Moment['what'], 'milliseconds'>, number>>;

/** A moment drawn for a seed: a quarter in the time from approval to completion as it was without faults, the rest by what has been done. */
export function drawMoment(random: () => number, undisturbed: { readonly milliseconds: number; readonly documents: number }): Moment {
  const upTo = (limit: number) => 1 + Math.floor(random() * limit);
  const kinds: readonly Moment['what'][] = ['milliseconds', 'milliseconds', 'documents-rendered', 'mails-marked', 'bodies-begun', 'dots-received'];
  const what = kinds[Math.floor(random() * kinds.length)] ?? 'milliseconds';
  return { what, n: upTo(what === 'milliseconds' ? undisturbed.milliseconds : undisturbed.documents) };
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
