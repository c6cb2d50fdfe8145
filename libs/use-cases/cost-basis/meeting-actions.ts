import type { LocalDate } from '#domain/calendar/local-date';
import type { AgendaCase } from '#domain/committee/meeting';
import type { StandingMeeting } from '#domain/committee/notice';
import type { Role } from '#domain/people/role';
import { hasRight } from '#use-cases/rights';

/** What the secretariat may do with a meeting. */
export const MEETING_ACTIONS = ['add-case', 'record-outcome', 'record-attendance', 'record-position', 'move', 'drop'] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

/** Why an action is not available: the one reason that a person should read first. */
export type WhyNotMeeting = 'role-missing' | 'meeting-dropped' | 'meeting-past' | 'meeting-not-held' | 'case-missing' | 'case-decided';

export interface AvailableMeetingAction {
  readonly action: MeetingAction;
  readonly unavailableBecause: WhyNotMeeting | null;
}

/**
 * Which actions a person has on a meeting, and why not the others. It decides nothing: use cases refuse on their own; this is so that nobody has to try.
 */
export function meetingActions(
  of: { readonly meeting: StandingMeeting; readonly cases: readonly AgendaCase[]; readonly today: LocalDate },
  roles: readonly Role[],
): AvailableMeetingAction[] {
  return MEETING_ACTIONS.map((action) => ({
    action,
    unavailableBecause: hasRight('cost-bases.keep-minutes', roles)
      ? (whyNotNow(of.meeting, of.today, action) ?? whyNoCase(of.cases, action))
      : 'role-missing',
  }));
}

/** An agenda is made before the meeting and added to in it; the rest of the minutes from its day on; and what was held is moved no more. */
export function whyNotNow({ on, isDropped }: StandingMeeting, today: LocalDate, action: MeetingAction): WhyNotMeeting | null {
  if (isDropped) return 'meeting-dropped';
  if (action === 'add-case') return null;
  if (action === 'move' || action === 'drop') return on < today ? 'meeting-past' : null;
  return today < on ? 'meeting-not-held' : null;
}

function whyNoCase(cases: readonly AgendaCase[], action: MeetingAction): WhyNotMeeting | null {
  if (action !== 'record-outcome' && action !== 'record-position') return null;
  if (cases.length === 0) return 'case-missing';
  return action === 'record-outcome' && cases.every(({ outcome }) => outcome !== null) ? 'case-decided' : null;
}
