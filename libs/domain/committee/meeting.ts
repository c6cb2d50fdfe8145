import { addMinutes, type LocalMinute } from '#domain/committee/local-minute';
import type { LocalDate } from '#domain/calendar/local-date';

/** A meeting of the committee. Its agenda, attendance and positions are records of their own. */
export interface Meeting {
  readonly code: string;
  /** As the committee counts its meetings: `4/2023`. */
  readonly number: string;
  readonly on: LocalDate;
  /** Local time of day `08:00`; null while only the day is decided. */
  readonly startsAt: string | null;
  readonly durationMinutes: number;
  readonly place: string;
  /** The case in which the date was decided; null when it was not. */
  readonly decidedIn: string | null;
  /** The year whose cost basis it works on. */
  readonly basisYear: number;
}

export type CaseType = 'decision' | 'information' | 'discussion';

/** A numbered case on a meeting's agenda (`11/23`), with its outcome once there is one. */
export interface AgendaCase {
  readonly number: string;
  readonly meeting: string;
  readonly position: number;
  readonly type: CaseType;
  readonly title: string;
  readonly outcome: string | null;
}

/** Who was there, by sector and role; a person's name stands nowhere. */
export interface Attendance {
  readonly meeting: string;
  readonly sector: CommitteeSector;
  readonly role: CommitteeRole;
  readonly presence: 'present' | 'absent';
  /** How many of that sector and role. */
  readonly count: number;
}

export type CommitteeSector = 'municipalities' | 'health-authorities' | 'pharmacies' | 'gp' | 'directorate' | 'preparer' | 'ministry';

export type CommitteeRole = 'leader' | 'member' | 'secretariat' | 'presenter' | 'observer' | 'owner';

/** What a sector holds in a case, when it wants that recorded. */
export interface Position {
  readonly meeting: string;
  readonly case: string;
  readonly sector: CommitteeSector;
  readonly text: string;
}

/** First and last minute of a meeting; null while its time of day is not decided. */
export function meetingTimes(meeting: Meeting): { readonly starts: LocalMinute; readonly ends: LocalMinute } | null {
  if (meeting.startsAt === null) return null;
  const starts = { date: meeting.on, time: meeting.startsAt };
  return { starts, ends: addMinutes(starts, meeting.durationMinutes) };
}
