import { addDays, type LocalDate } from '#domain/calendar/local-date';
import type { RoundReminder } from '#domain/committee/notice';

const BEFORE_MEETING = { remarksClose: 3, preparer: 2, meeting: 1 } as const;
const BEFORE_CLOSING = 2;

/**
 * Last day on which written remarks are taken: three days before the meeting, so that answers can be written; a meeting that is nearer leaves at least
 * the day of sending.
 */
export function remarksUntilOf(sentOutOn: LocalDate, meetingOn: LocalDate): LocalDate {
  const day = addDays(meetingOn, -BEFORE_MEETING.remarksClose);
  return day < sentOutOn ? sentOutOn : day;
}

/**
 * The days on which a round reminds: members that the window closes, secretariat and preparer of what is unanswered and of what was promised to the
 * meeting, everybody of the meeting. What would fall on the day of sending out, or before, the version itself has told.
 */
export function reminderDays(round: {
  readonly sentOutOn: LocalDate;
  readonly remarksUntil: LocalDate;
  readonly meetingOn: LocalDate;
}): { readonly about: RoundReminder; readonly on: LocalDate }[] {
  const { sentOutOn, remarksUntil, meetingOn } = round;
  const days = [
    { about: 'remarks-closing', on: addDays(remarksUntil, -BEFORE_CLOSING) },
    { about: 'answers-due', on: addDays(meetingOn, -BEFORE_MEETING.preparer) },
    { about: 'follow-ups-due', on: addDays(meetingOn, -BEFORE_MEETING.preparer) },
    { about: 'meeting-near', on: addDays(meetingOn, -BEFORE_MEETING.meeting) },
  ] as const;
  return days.filter(({ on }) => on > sentOutOn);
}
