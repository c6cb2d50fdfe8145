import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import { RUN_EVENTS } from '#domain/audit/run-events';
import type { RunRow } from '#pack/pack-content';
import type { Located } from '#pack/verify/check';
import { dataOf } from '#pack/verify/event-data';

export type Event = Located<ChainedAuditEvent>;
type State = RunRow['state'] | 'none';

/** Where a run's events lead, told in the order of the chain: each is one of the moves a run may make, or it contradicts those before it. */
export interface RunHistory {
  readonly state: State;
  /** Of the newest preparation: what was decided on, and the day it knew. */
  readonly digest: string | null;
  readonly knownOn: string | null;
  /** Since the newest preparation. */
  readonly submission: Event | null;
  readonly approval: Event | null;
  readonly issue: Event | null;
  readonly completion: Event | null;
  readonly changes: readonly Event[];
  readonly contradictions: readonly { readonly event: Event; readonly state: State }[];
}

/** The same moves that the database allows. A change of a delivery leaves a run completed. */
const MOVES: Readonly<Record<string, { readonly from: readonly State[]; readonly to: State }>> = {
  [RUN_EVENTS.prepared]: { from: ['none', 'draft', 'submitted', 'approved', 'rejected'], to: 'draft' },
  [RUN_EVENTS.submitted]: { from: ['draft'], to: 'submitted' },
  [RUN_EVENTS.approved]: { from: ['submitted'], to: 'approved' },
  [RUN_EVENTS.rejected]: { from: ['submitted'], to: 'rejected' },
  [RUN_EVENTS.cancelled]: { from: ['draft', 'submitted', 'approved', 'rejected'], to: 'cancelled' },
  [RUN_EVENTS.issued]: { from: ['approved'], to: 'issued' },
  [RUN_EVENTS.completed]: { from: ['issued'], to: 'completed' },
  [RUN_EVENTS.deliveriesChanged]: { from: ['completed'], to: 'completed' },
};

const START: RunHistory = {
  state: 'none',
  digest: null,
  knownOn: null,
  submission: null,
  approval: null,
  issue: null,
  completion: null,
  changes: [],
  contradictions: [],
};

export function isRunEvent({ row }: Event): boolean {
  return MOVES[row.type] !== undefined;
}

/** `events` are those of one run, in the order of the chain; others are passed over. */
export function tellRunHistory(events: readonly Event[]): RunHistory {
  return events.filter(isRunEvent).reduce(step, START);
}

function step(history: RunHistory, event: Event): RunHistory {
  const move = MOVES[event.row.type];
  if (!move?.from.includes(history.state)) return { ...history, contradictions: [...history.contradictions, { event, state: history.state }] };
  const moved = { ...history, state: move.to };
  switch (event.row.type) {
    case RUN_EVENTS.prepared:
      return { ...moved, digest: dataOf(event, 'digest'), knownOn: dataOf(event, 'knownOn'), submission: null, approval: null };
    case RUN_EVENTS.submitted:
      return { ...moved, submission: event };
    case RUN_EVENTS.approved:
      return { ...moved, approval: event };
    case RUN_EVENTS.issued:
      return { ...moved, issue: event };
    case RUN_EVENTS.completed:
      return { ...moved, completion: event };
    case RUN_EVENTS.deliveriesChanged:
      return { ...moved, changes: [...history.changes, event] };
    default:
      return moved;
  }
}
