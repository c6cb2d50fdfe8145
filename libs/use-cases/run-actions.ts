import type { RunState } from '#persistence/invoice-run';
import { RIGHTS } from '#use-cases/rights';

/** What a person may want to do with a run. */
export const RUN_ACTIONS = ['submit', 'approve', 'reject', 'cancel', 'prepare-again'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

/** An action, and when it is not available, the code of the one reason that a person should read first. */
export interface AvailableAction {
  readonly action: RunAction;
  readonly unavailableBecause: 'run-in-other-state' | 'role-missing' | 'same-person' | 'not-prepared' | null;
}

const FROM: Readonly<Record<RunAction, readonly RunState[]>> = {
  submit: ['draft'],
  approve: ['submitted'],
  reject: ['submitted'],
  cancel: ['draft', 'submitted', 'approved', 'rejected'],
  'prepare-again': ['draft', 'rejected'],
};

/**
 * Which actions a person has on a run, and why not the others. It decides nothing: the database and the use cases refuse on their own; this is so
 * that nobody has to try.
 */
export function availableActions(
  run: { readonly state: RunState; readonly digest: string | null; readonly submittedBy: string | null },
  actor: { readonly person: string; readonly roles: readonly string[] },
): AvailableAction[] {
  return RUN_ACTIONS.map((action) => ({ action, unavailableBecause: whyNot(action, run, actor) }));
}

function whyNot(
  action: RunAction,
  run: { readonly state: RunState; readonly digest: string | null; readonly submittedBy: string | null },
  actor: { readonly person: string; readonly roles: readonly string[] },
): AvailableAction['unavailableBecause'] {
  if (!actor.roles.some((role) => Object.hasOwn(RIGHTS[`runs.${action}`], role))) return 'role-missing';
  if (!FROM[action].includes(run.state)) return 'run-in-other-state';
  if (action === 'submit' && run.digest === null) return 'not-prepared';
  if (action === 'approve' && run.submittedBy === actor.person) return 'same-person';
  return null;
}
