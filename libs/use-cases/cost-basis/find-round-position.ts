import { Injectable } from '@nestjs/common';
import type { DueReminder, RoundKey, RoundPosition } from '#contracts/cost-basis-round';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import type { RoundReminder, StandingMeeting } from '#domain/committee/notice';
import { reminderDays } from '#domain/committee/round-times';
import type { VersionState } from '#domain/committee/version-state';
import { listMeetings } from '#persistence/committee';
import { listRoundReminders } from '#persistence/committee-notices';
import { findLastSentOut, type SentOutVersion } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { Clock, instantOf } from '#use-cases/clock';

/** In the morning, by Norwegian clocks. */
const REMIND_TIME = '08:00';

/** States in which there is still something to remind of. */
const REMINDED_IN: Readonly<Record<RoundReminder, readonly VersionState[]>> = {
  'remarks-closing': ['sent-out'],
  'answers-due': ['sent-out', 'remarks-closed'],
  'follow-ups-due': ['sent-out', 'remarks-closed'],
  'meeting-near': ['sent-out', 'remarks-closed'],
};

/** Answers what a round's workflow must know to go on; reads only. */
@Injectable()
export class FindRoundPosition {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null while no version of the basis was sent out. */
  async execute({ basis }: RoundKey): Promise<RoundPosition> {
    return await this.database.read(async (transaction) => {
      const sentOut = await findLastSentOut(transaction, basis);
      if (sentOut === null) return null;
      const { number, state, remarksUntil } = sentOut;
      const reminders = await findDueReminders(transaction, { basis, ...sentOut }, this.clock.now());
      return { number, state, remarksEndAt: remarksEndAt(remarksUntil), reminders: reminders.map(({ about, at }) => ({ about, at })) };
    });
  }
}

/** What the round has not reminded of and still can, now or later: not of a window that is closed, nor of a meeting that is over or was dropped. */
export async function findDueReminders(
  transaction: Transaction,
  version: SentOutVersion & RoundKey,
  now: string,
): Promise<(DueReminder & { readonly on: LocalDate; readonly meeting: StandingMeeting })[]> {
  const meeting = (await listMeetings(transaction)).find((candidate) => candidate.code === version.meeting);
  if (!meeting || meeting.isDropped) return [];
  const made = await listRoundReminders(transaction, version);
  return reminderDays({ ...version, meetingOn: meeting.on })
    .filter(({ about, on }) => REMINDED_IN[about].includes(version.state) && !made.some((row) => row.about === about && row.dueOn === on))
    .filter(({ about }) => now < (about === 'remarks-closing' ? remarksEndAt(version.remarksUntil) : endOf(meeting.on)))
    .map(({ about, on }) => ({ about, on, meeting, at: instantOf({ date: on, time: REMIND_TIME, country: 'NO' }) }));
}

/** A window is open to the end of its last day, as Norwegian clocks have it; ISO in UTC. */
export function remarksEndAt(remarksUntil: LocalDate): string {
  return endOf(remarksUntil);
}

function endOf(day: LocalDate): string {
  return instantOf({ date: addDays(day, 1), time: '00:00', country: 'NO' });
}
