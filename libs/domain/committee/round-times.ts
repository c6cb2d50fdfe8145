import { addDays, type LocalDate } from '#domain/calendar/local-date';

/** The days of a version's round, reckoned from the day it is sent out and the meeting that discusses it. */
export interface RoundTimes {
  /** Last day on which written remarks are taken. */
  readonly remarksUntil: LocalDate;
  /** Members are reminded of the window, the preparer of unanswered remarks, and everybody of the meeting. */
  readonly remindMembersOn: LocalDate;
  readonly remindPreparerOn: LocalDate;
  readonly remindOfMeetingOn: LocalDate;
}

const BEFORE_MEETING = { remarksClose: 3, preparer: 2, meeting: 1 } as const;
const BEFORE_CLOSING = 2;

/** The window closes three days before the meeting, so that answers can be written; a meeting that is nearer leaves at least the day of sending. */
export function roundTimes(sentOutOn: LocalDate, meetingOn: LocalDate): RoundTimes {
  const notBefore = (day: LocalDate) => (day < sentOutOn ? sentOutOn : day);
  const remarksUntil = notBefore(addDays(meetingOn, -BEFORE_MEETING.remarksClose));
  return {
    remarksUntil,
    remindMembersOn: notBefore(addDays(remarksUntil, -BEFORE_CLOSING)),
    remindPreparerOn: notBefore(addDays(meetingOn, -BEFORE_MEETING.preparer)),
    remindOfMeetingOn: notBefore(addDays(meetingOn, -BEFORE_MEETING.meeting)),
  };
}
