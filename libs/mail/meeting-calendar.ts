import ical, { ICalAlarmType, ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { LocalDate } from '#domain/calendar/local-date';
import { addDays } from '#domain/calendar/local-date';
import type { Mailbox } from '#mail/compose';

/** A meeting as an appointment. Its UID stays for ever, and its sequence grows with each change, so that calendars keep one appointment. */
export interface CalendarMeeting {
  readonly uid: string;
  readonly sequence: number;
  readonly isDropped: boolean;
  readonly on: LocalDate;
  /** Instants; null while only the day is decided: then it is an appointment for the whole day. */
  readonly times: { readonly startsAt: Date; readonly endsAt: Date } | null;
  readonly title: string;
  readonly description: string;
  readonly place: string;
}

/** A calendar part of a mail: METHOD:REQUEST invites or moves, METHOD:CANCEL takes back (RFC 5546). */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly text: string;
}

/**
 * The appointment for one recipient, who is its only attendee: nobody's address is shown to others. Times are in UTC, which every calendar shows by the
 * clocks of its reader. Equal input gives equal text.
 */
export function meetingCalendar(
  meeting: CalendarMeeting,
  people: { readonly organizer: Mailbox; readonly sentBy: Mailbox; readonly attendee: Mailbox; readonly stampedAt: Date },
): CalendarPart {
  const method = meeting.isDropped ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ method, prodId: { company: 'Aconto', product: 'Committee' } });
  const event = calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    stamp: people.stampedAt,
    ...timesOf(meeting),
    summary: meeting.title,
    description: meeting.description,
    location: meeting.place,
    status: meeting.isDropped ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: named(people.organizer.name), email: people.organizer.email, sentBy: people.sentBy.email },
  });
  event.createAttendee({
    name: named(people.attendee.name),
    email: people.attendee.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: !meeting.isDropped,
  });
  if (!meeting.isDropped) event.createAlarm({ type: ICalAlarmType.display, trigger: A_DAY_SECONDS, description: meeting.title });
  return { method: meeting.isDropped ? 'CANCEL' : 'REQUEST', text: calendar.toString() };
}

const A_DAY_SECONDS = 86_400;

function timesOf({ on, times }: CalendarMeeting) {
  if (times !== null) return { start: times.startsAt, end: times.endsAt };
  return { start: new Date(`${on}T00:00:00Z`), end: new Date(`${addDays(on, 1)}T00:00:00Z`), allDay: true };
}

/** A name within a parameter's quotation marks, which must hold none and no control character (RFC 5545 3.2). */
function named(name: string): string {
  return name.replaceAll('"', '’').replaceAll(/\p{Cc}/gu, ' ');
}
