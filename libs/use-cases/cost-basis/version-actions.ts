import type { VersionState } from '#domain/committee/version-state';
import type { Missing } from '#domain/cost-basis/missing';
import type { Role } from '#domain/people/role';
import { bearersOf, hasRight, type Right } from '#use-cases/rights';

/** What a person may want to do with a version, in the order of its way. */
export const VERSION_ACTIONS = [
  'change-draft',
  'send-out',
  'remark',
  'close-remarks',
  'answer',
  'advise',
  'put-forward',
  'decide',
  'charge',
] as const;
export type VersionAction = (typeof VERSION_ACTIONS)[number];

/** Why an action is not available: the one reason that a person should read first. */
export type WhyNot = 'role-missing' | 'version-in-other-state' | 'version-incomplete' | 'no-meeting';

export interface AvailableVersionAction {
  readonly action: VersionAction;
  readonly unavailableBecause: WhyNot | null;
}

interface Rule {
  readonly right: Right;
  readonly from: readonly VersionState[];
}

const RULES: Readonly<Record<VersionAction, Rule>> = {
  'change-draft': { right: 'cost-bases.draft', from: ['draft'] },
  'send-out': { right: 'cost-bases.send-out', from: ['draft'] },
  remark: { right: 'cost-bases.remark', from: ['sent-out', 'remarks-closed'] },
  'close-remarks': { right: 'cost-bases.close-remarks', from: ['sent-out'] },
  answer: { right: 'cost-bases.answer', from: ['sent-out', 'remarks-closed', 'advised', 'superseded', 'put-forward', 'decided', 'charged'] },
  advise: { right: 'cost-bases.advise', from: ['remarks-closed'] },
  'put-forward': { right: 'cost-bases.put-forward', from: ['advised'] },
  decide: { right: 'cost-bases.decide', from: ['put-forward'] },
  charge: { right: 'cost-bases.charge', from: ['decided'] },
};

/** The steps that lead a version on from a state, with the roles that may take each. */
export function stepsFrom(state: VersionState): { readonly step: VersionAction; readonly roles: readonly Role[] }[] {
  return STEPS.filter((step) => RULES[step].from.includes(state)).map((step) => ({ step, roles: bearersOf(RULES[step].right) }));
}

/** What moves a version; the other actions add to it. */
const STEPS = ['send-out', 'close-remarks', 'advise', 'put-forward', 'decide', 'charge'] as const satisfies readonly VersionAction[];

/**
 * Which actions a person has on a version, and why not the others. It decides nothing: database and use cases refuse on their own; this is so that
 * nobody has to try.
 */
export function versionActions(
  version: { readonly state: VersionState; readonly missing: readonly Missing[]; readonly hasMeetingAhead: boolean },
  roles: readonly Role[],
): AvailableVersionAction[] {
  return VERSION_ACTIONS.map((action) => ({ action, unavailableBecause: whyNot(action, version, roles) }));
}

function whyNot(
  action: VersionAction,
  version: { readonly state: VersionState; readonly missing: readonly Missing[]; readonly hasMeetingAhead: boolean },
  roles: readonly Role[],
): WhyNot | null {
  const { right, from } = RULES[action];
  if (!hasRight(right, roles)) return 'role-missing';
  if (!from.includes(version.state)) return 'version-in-other-state';
  if (action !== 'send-out') return null;
  if (version.missing.some(({ severity }) => severity === 'blocks')) return 'version-incomplete';
  return version.hasMeetingAhead ? null : 'no-meeting';
}
