import { Injectable } from '@nestjs/common';
import { nextCaseNumber } from '#domain/committee/case-number';
import type { AgendaCase, Attendance, Position } from '#domain/committee/meeting';
import type { StandingMeeting } from '#domain/committee/notice';
import { DomainError } from '#domain/errors';
import { listAttendance, listCases, listMeetings, listPositions } from '#persistence/committee';
import { listMeetingChanges, type KeptMeetingChange } from '#persistence/committee-notices';
import { Database } from '#persistence/database';
import { listRolesHeld } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { meetingActions, type AvailableMeetingAction } from '#use-cases/cost-basis/meeting-actions';

/** A meeting as a page shows it: what stands of it, how it came to stand so, and what the one who asks may do with it. */
export interface MeetingSheet {
  readonly meeting: StandingMeeting;
  readonly cases: readonly AgendaCase[];
  readonly attendance: readonly Attendance[];
  readonly positions: readonly Position[];
  readonly changes: readonly KeptMeetingChange[];
  /** What the next case would be called. */
  readonly nextCase: string;
  readonly actions: readonly AvailableMeetingAction[];
}

/** Reads one meeting. `meeting-unknown` when there is none of that code. */
@Injectable()
export class ViewMeeting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(code: string, person: string): Promise<MeetingSheet> {
    return await this.database.snapshot(async (transaction) => {
      const meeting = (await listMeetings(transaction)).find((candidate) => candidate.code === code);
      if (!meeting) throw new DomainError('meeting-unknown', `there is no meeting ${code}`, { meeting: code });
      const all = await listCases(transaction);
      const cases = all.filter((row) => row.meeting === code);
      const roles = (await listRolesHeld(transaction, person)).map(({ role }) => role);
      return {
        ...{ meeting, cases },
        attendance: await listAttendance(transaction, code),
        positions: await listPositions(transaction, code),
        changes: await listMeetingChanges(transaction, code),
        nextCase: nextCaseNumber(
          all.map(({ number }) => number),
          meeting.on,
        ),
        actions: meetingActions({ meeting, cases, today: this.clock.today('NO') }, roles),
      };
    });
  }
}
