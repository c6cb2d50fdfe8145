import { DomainError } from '#domain/errors';

/**
 * Where a version stands. It is frozen from `sent-out` on. The committee's advice and the ministry's decision are two things: a version that was advised on
 * may be followed by another, or be put forward; only what was put forward is decided, and only what was decided is charged.
 */
export type VersionState = 'draft' | 'sent-out' | 'remarks-closed' | 'advised' | 'superseded' | 'put-forward' | 'decided' | 'charged';

/** Every way from one state to the next. */
const FOLLOWS: Readonly<Record<VersionState, readonly VersionState[]>> = {
  draft: ['sent-out'],
  'sent-out': ['remarks-closed'],
  'remarks-closed': ['advised', 'superseded'],
  advised: ['put-forward', 'superseded'],
  'put-forward': ['decided'],
  decided: ['charged'],
  superseded: [],
  charged: [],
};

export function mayFollow(from: VersionState, to: VersionState): boolean {
  return FOLLOWS[from].includes(to);
}

/** `version-in-other-state` when the one does not lead to the other. */
export function mustFollow(from: VersionState, to: VersionState): void {
  if (mayFollow(from, to)) return;
  throw new DomainError('version-in-other-state', `the version is ${from}; ${to} does not follow`, { state: from, wanted: to });
}

/** Whether the next version may be sent out while this one stands so: it supersedes what was discussed, never what is open or lies before the ministry. */
export function letsNextFollow(state: VersionState): boolean {
  return state === 'superseded' || mayFollow(state, 'superseded');
}

/** Remarks are taken while the window is open, and in the meeting that follows it. */
export const REMARKS_TAKEN_IN: readonly VersionState[] = ['sent-out', 'remarks-closed'];
