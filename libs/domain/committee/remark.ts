import type { CommitteeSector } from '#domain/committee/meeting';
import type { LocalDate } from '#domain/calendar/local-date';

/** What a remark is about: the whole version, a service, a component, or one figure of a sheet by its row. */
export type RemarkPlace =
  | { readonly of: 'version' }
  | { readonly of: 'service'; readonly service: string }
  | { readonly of: 'component'; readonly component: string }
  | { readonly of: 'figure'; readonly sheet: string; readonly row: string };

/** What a sector asks, wants or holds about a version. It belongs to a sector; nobody is named. */
export interface Remark {
  readonly code: string;
  readonly basis: string;
  readonly version: number;
  readonly sector: CommitteeSector;
  readonly place: RemarkPlace;
  readonly kind: 'question' | 'wish' | 'statement';
  readonly text: string;
  readonly on: LocalDate;
  /** The case in which it was made; null when it came in writing. */
  readonly case: string | null;
}

export interface Answer {
  readonly remark: string;
  readonly by: CommitteeSector;
  readonly text: string;
  readonly on: LocalDate;
}

/** What was promised on a remark: by whom, to which meeting, and how one sees that it was kept. */
export interface FollowUp {
  readonly code: string;
  readonly remark: string;
  readonly owner: string;
  readonly promise: string;
  readonly dueMeeting: string;
  readonly sign: FollowUpSign;
}

/**
 * How one sees that a promise was kept. Most signs are looked for in the next version itself, so that nobody has to be believed; `by-person` is for what no
 * figure shows, and waits for a person's word.
 */
export type FollowUpSign =
  | { readonly sign: 'result-of-year'; readonly year: number }
  | { readonly sign: 'carried-result-in-bridge' }
  | { readonly sign: 'risk-visible' }
  | { readonly sign: 'solution-isolated'; readonly solution: string }
  | { readonly sign: 'gp-apart' }
  | { readonly sign: 'driver-titled'; readonly driver: string; readonly title: string }
  | { readonly sign: 'decisions-named'; readonly service: string }
  | { readonly sign: 'investment-share-stated'; readonly component: string }
  | { readonly sign: 'serves-services'; readonly component: string; readonly atLeast: number }
  | { readonly sign: 'explained'; readonly service: string }
  | { readonly sign: 'account'; readonly kind: 'benefit' | 'technical-debt' | 'saving' | 'benchmark' | 'not-included' }
  | { readonly sign: 'quality-stated'; readonly service: string }
  | { readonly sign: 'unit-costs-over-time' }
  | { readonly sign: 'upkeep-stated' }
  | { readonly sign: 'by-person' };
