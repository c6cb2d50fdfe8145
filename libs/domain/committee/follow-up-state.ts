import { isShownIn } from '#domain/committee/check-follow-up';
import type { FollowUp } from '#domain/committee/remark';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { LocalDate } from '#domain/calendar/local-date';

export type FollowUpState = 'open' | 'met' | 'overdue';

export interface FollowUpStatus {
  readonly followUp: FollowUp;
  readonly state: FollowUpState;
  /** Number of the first version that shows it; null while none does, or when a person's word settled it. */
  readonly metInVersion: number | null;
}

/**
 * Where a promise stands, by the versions that came after the remark and by a person's word. What no version shows by the day of the meeting it was due to
 * is overdue.
 */
export function followUpStatus(
  followUp: FollowUp,
  known: {
    readonly laterVersions: readonly CostBasisVersion[];
    readonly confirmedByPerson: boolean;
    readonly dueOn: LocalDate;
    readonly today: LocalDate;
  },
): FollowUpStatus {
  const shown = [...known.laterVersions].sort((a, b) => a.number - b.number).find((version) => isShownIn(version, followUp.sign) === true);
  if (shown) return { followUp, state: 'met', metInVersion: shown.number };
  if (known.confirmedByPerson) return { followUp, state: 'met', metInVersion: null };
  return { followUp, state: known.today > known.dueOn ? 'overdue' : 'open', metInVersion: null };
}
