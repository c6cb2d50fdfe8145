import { Injectable } from '@nestjs/common';
import { roundTimes } from '#domain/committee/round-times';
import type { LocalDate } from '#domain/calendar/local-date';
import { mustBeComplete } from '#domain/cost-basis/find-missing';
import { DomainError } from '#domain/errors';
import { listMeetings } from '#persistence/committee';
import { listVersions, type VersionKey } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { playedDay } from '#use-cases/cost-basis/played-day';
import { getLockedVersion, moveOn } from '#use-cases/cost-basis/version-desk';
import { Profile } from '#use-cases/profile';
import { mustHaveRole } from '#use-cases/rights';

/** Sends a version out to a meeting: it lacks nothing that blocks, is frozen from now on, and the version before it is superseded. */
@Injectable()
export class SendOutVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
  ) {}

  /** The days of the round. `version-incomplete`, `version-in-other-state`, `meeting-unknown`, `meeting-past`. */
  async execute(
    command: VersionKey & { readonly meeting: string; readonly person: string; readonly on: LocalDate | null },
  ): Promise<{ remarksUntil: LocalDate }> {
    return await this.database.transaction(async (transaction) => {
      await mustHaveRole(transaction, { person: command.person, roles: ['preparer', 'secretariat'], scope: null });
      const on = playedDay(command.on, this.clock, this.profile);
      const meeting = (await listMeetings(transaction)).find((known) => known.code === command.meeting);
      if (!meeting) throw new DomainError('meeting-unknown', `there is no meeting ${command.meeting}`, { meeting: command.meeting });
      if (meeting.on < on) throw new DomainError('meeting-past', `the meeting ${meeting.code} was on ${meeting.on}`, { meeting: meeting.code });
      const version = await getLockedVersion(transaction, command);
      mustBeComplete(version.content);
      const at = this.clock.now();
      const { person } = command;
      for (const earlier of await listVersions(transaction, command.basis)) {
        if (earlier.number < version.number && (earlier.state === 'remarks-closed' || earlier.state === 'advised')) {
          await moveOn(transaction, earlier, { state: 'superseded', on, at, person, data: { by: version.number } });
        }
      }
      const { remarksUntil } = roundTimes(on, meeting.on);
      await moveOn(transaction, version, {
        state: 'sent-out',
        on,
        at,
        person,
        sentOut: { meeting: meeting.code, remarksUntil },
        data: { meeting: meeting.code, remarksUntil },
      });
      return { remarksUntil };
    });
  }

  /** Closes the window for written remarks; what is said in the meeting is still recorded. Closed before, it stays so. */
  async closeRemarks(command: VersionKey & { readonly on: LocalDate | null; readonly person: string }): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await mustHaveRole(transaction, { person: command.person, roles: ['preparer', 'secretariat'], scope: null });
      const version = await getLockedVersion(transaction, command);
      if (version.state !== 'sent-out') return;
      await moveOn(transaction, version, {
        state: 'remarks-closed',
        on: playedDay(command.on, this.clock, this.profile),
        at: this.clock.now(),
        person: command.person,
      });
    });
  }
}
