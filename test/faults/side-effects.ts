import type { Tally } from './tally';
import { waitForRecord } from './wait-for-record';

/** What a run does that lasts, from its approval on: in the record, in the folder of e-invoices, at the mail server. */
const SIDE_EFFECTS = [
  'events-recorded',
  'documents-rendered',
  'mails-marked',
  'bodies-begun',
  'dots-received',
  'mails-settled',
  'e-invoices-laid',
  'e-invoices-marked',
  'e-invoices-released',
] as const;
export type SideEffect = (typeof SIDE_EFFECTS)[number];

/** How many of each a run had. */
export type SideEffects = Readonly<Record<SideEffect, number>>;

/** Each by rows of the record; approval, issue with its numbers, ledger and mails, and completion are one transaction each, with one audit event. */
const IN_RECORD = {
  'events-recorded': `select count(*)::int as n from audit_event where seq > (select max(seq) from audit_event where type = 'run-submitted')`,
  'documents-rendered': `select count(*)::int as n from rendered_document`,
  'mails-marked': `select count(*)::int as n from mail_event where state = 'handed-over'`,
  'mails-settled': `select count(*)::int as n from mail where state in ('sent', 'refused', 'unknown')`,
  'e-invoices-marked': `select count(*)::int as n from e_invoice_delivery where state <> 'queued'`,
} as const satisfies Partial<Record<SideEffect, string>>;

/** Each as the mail server or the folder is seen to do it. */
const OUTSIDE = {
  'bodies-begun': 'body',
  'dots-received': 'end',
  'e-invoices-laid': 'ready',
  'e-invoices-released': 'outbox',
} as const satisfies Partial<Record<SideEffect, string>>;

/** Counts rows of the record. */
export type Count = (sql: string) => Promise<number>;

/** Where side effects are seen. */
export interface Seeing {
  readonly tally: Tally;
  readonly count: Count;
  /** Nothing more will come. */
  readonly isOver: () => boolean;
}

const LIMIT_MS = 1_800_000;

/** Resolves when the n-th has happened, or nothing more will; what is seen outside, in the moment in which it happens. */
export async function nthSideEffect(what: SideEffect, n: number, { tally, count, isOver }: Seeing): Promise<void> {
  if (isOutside(what)) await tally.nth(OUTSIDE[what], n);
  else await waitForRecord(`${n} ${what}`, async () => isOver() || (await count(IN_RECORD[what])) >= n, LIMIT_MS);
}

/** The side effects of what has been played. */
export async function countSideEffects({ tally, count }: Pick<Seeing, 'tally' | 'count'>): Promise<SideEffects> {
  const counted: [SideEffect, number][] = [];
  for (const what of SIDE_EFFECTS) counted.push([what, isOutside(what) ? tally.count(OUTSIDE[what]) : await count(IN_RECORD[what])]);
  return Object.fromEntries(counted) as Record<SideEffect, number>;
}

/** Every side effect of a run that was played undisturbed, one after the other. */
export function everySideEffect(counts: SideEffects): { readonly what: SideEffect; readonly n: number }[] {
  return SIDE_EFFECTS.flatMap((what) => Array.from({ length: counts[what] }, (_, index) => ({ what, n: index + 1 })));
}

function isOutside(what: SideEffect): what is keyof typeof OUTSIDE {
  return what in OUTSIDE;
}
