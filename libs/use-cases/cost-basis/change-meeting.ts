import { Injectable } from '@nestjs/common';
import { parseLocalDate, type LocalDate } from '#domain/calendar/local-date';
import type { StandingMeeting } from '#domain/committee/notice';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { listMeetings } from '#persistence/committee';
import { addMeetingChange } from '#persistence/committee-notices';
import { listBasesUnderWay } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { Profile } from '#use-cases/profile';
import { mustHaveRight } from '#use-cases/rights';

/** What about a meeting changes; what is not named stays. */
export interface MeetingChange {
  readonly commandId: string;
  readonly person: string;
  readonly meeting: string;
  readonly on?: LocalDate;
  /** Local time of day, `09:00`; null when only the day is decided. */
  readonly startsAt?: string | null;
  readonly durationMinutes?: number;
  readonly place?: string;
  readonly isDropped?: boolean;
  readonly reason: string;
}

/** The secretariat moves a meeting to another day, hour or place, or drops it. Everybody is invited anew, and open rounds reckon with the new day. */
@Injectable()
export class ChangeMeeting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly process: BillingProcess,
  ) {}

  /** `meeting-unknown`, `meeting-dropped`, `meeting-past`, `meeting-unchanged`, `time-malformed`, `reason-missing`. */
  async execute(change: MeetingChange): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: change.commandId, kind: 'committee-meeting-change', body: { ...change }, at }, async () => {
        await this.change(transaction, change, at);
        return null;
      }),
    );
    await this.process.tellMeetingsChanged((await this.database.read(listBasesUnderWay)).map((basis) => ({ basis })));
  }

  private async change(transaction: Transaction, change: MeetingChange, at: string): Promise<void> {
    const { person } = change;
    await mustHaveRight(transaction, { person, right: 'cost-bases.keep-minutes', scope: null });
    const reason = change.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why: everybody who was invited is told', {});
    const before = (await listMeetings(transaction)).find((meeting) => meeting.code === change.meeting);
    if (!before) throw new DomainError('meeting-unknown', `there is no meeting ${change.meeting}`, { meeting: change.meeting });
    if (before.isDropped)
      throw new DomainError('meeting-dropped', `the meeting ${before.code} was dropped: decide on a new one`, { meeting: before.code });
    const after = changed(before, change);
    this.mustBeToCome(before);
    this.mustBeToCome(after);
    await addMeetingChange(transaction, after, { reason, person, at });
    const { on, startsAt, durationMinutes, place, sequence } = after;
    await appendAuditEvent(transaction, {
      at,
      actor: person,
      type: after.isDropped ? 'committee-meeting-dropped' : 'committee-meeting-moved',
      subject: before.code,
      data: { sequence, on, startsAt, durationMinutes, place, reason },
    });
  }

  /** What was held is not moved; where the past is played, its meetings are. */
  private mustBeToCome({ code, on }: StandingMeeting): void {
    if (this.profile.mayPlayThePast || on >= this.clock.today('NO')) return;
    throw new DomainError('meeting-past', `${code}: ${on} has passed`, { meeting: code });
  }
}

function changed(before: StandingMeeting, change: MeetingChange): StandingMeeting {
  const startsAt = change.startsAt === undefined ? before.startsAt : change.startsAt;
  if (startsAt !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(startsAt)) {
    throw new DomainError('time-malformed', `a time of day is written 09:00, not ${startsAt}`, { found: startsAt });
  }
  const durationMinutes = change.durationMinutes ?? before.durationMinutes;
  if (!Number.isInteger(durationMinutes) || durationMinutes < 1 || durationMinutes > 1440) {
    throw new DomainError('time-malformed', `a meeting lasts from one minute to a day, not ${durationMinutes} minutes`, {});
  }
  const after = {
    ...before,
    on: change.on === undefined ? before.on : parseLocalDate(change.on),
    startsAt,
    durationMinutes,
    place: change.place ?? before.place,
    isDropped: change.isDropped ?? false,
  };
  const isSame = (['on', 'startsAt', 'durationMinutes', 'place', 'isDropped'] as const).every((name) => after[name] === before[name]);
  if (isSame) throw new DomainError('meeting-unchanged', `${before.code} stands so already`, { meeting: before.code });
  return { ...after, sequence: before.sequence + 1 };
}
