import { Injectable } from '@nestjs/common';
import type { RoundCommands, RoundKey } from '#contracts/cost-basis-round';
import type { StandingMeeting } from '#domain/committee/notice';
import { remarksUntilOf } from '#domain/committee/round-times';
import { letsNextFollow } from '#domain/committee/version-state';
import type { LocalDate } from '#domain/calendar/local-date';
import { mustBeComplete } from '#domain/cost-basis/find-missing';
import { DomainError } from '#domain/errors';
import { listMeetings } from '#persistence/committee';
import { listVersions, type KeptVersion } from '#persistence/cost-basis';
import { Database, type Transaction } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { playedDay } from '#use-cases/cost-basis/played-day';
import { remarksEndAt } from '#use-cases/cost-basis/find-round-position';
import { queueNotice } from '#use-cases/cost-basis/queue-notice';
import { tellPayers } from '#use-cases/cost-basis/tell-payers';
import { getLockedVersion, moveOn, nameOf, versionIdOf } from '#use-cases/cost-basis/version-desk';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';
import { Profile } from '#use-cases/profile';
import { mustHaveRight } from '#use-cases/rights';

/** Sends a version out to a meeting: it lacks nothing that blocks, is frozen from now on, and the version before it is superseded. */
@Injectable()
export class SendOutVersion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
    private readonly installation: Installation,
  ) {}

  /** `version-incomplete`, `version-in-other-state`, `meeting-unknown`, `meeting-dropped`, `meeting-past`. Ids of the mails that tell of it. */
  async execute(command: RoundCommands['sendOut']): Promise<string[]> {
    const { commandId, person } = command;
    const at = this.clock.now();
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'cost-basis-send-out', body: { ...command }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.send-out', scope: null });
        const on = playedDay(command.on, this.clock, this.profile);
        const meeting = await getComingMeeting(transaction, { code: command.meeting, on });
        const version = await getLockedVersion(transaction, command);
        mustBeComplete(version.content);
        await supersedeEarlier(transaction, version, { on, at, person });
        const remarksUntil = remarksUntilOf(on, meeting.on);
        const sentOut = { meeting: meeting.code, remarksUntil };
        await tellPayers(transaction, version.content, { stage: 'sent-out', on, decidedComponents: [] });
        const notice = { of: 'version-sent-out', version: nameOf(version), remarksUntil, meeting } as const;
        const mails = await queueNotice(transaction, notice, {
          about: `${versionIdOf(version)}/version-sent-out`,
          at,
          mailDomain: this.installation.mailDomain,
        });
        await moveOn(transaction, version, { state: 'sent-out', on, at, person, sentOut, data: sentOut });
        return mails;
      }),
    );
  }

  /** Closes the window for written remarks; what is said in the meeting is still recorded. Closed before, it stays so. */
  async closeRemarks(command: RoundCommands['closeRemarks']): Promise<string[]> {
    const { commandId, person } = command;
    const at = this.clock.now();
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'cost-basis-close-remarks', body: { ...command }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.close-remarks', scope: null });
        const version = await getLockedVersion(transaction, command);
        if (version.state !== 'sent-out') return [];
        await moveOn(transaction, version, { state: 'remarks-closed', on: playedDay(command.on, this.clock, this.profile), at, person });
        return [];
      }),
    );
  }

  /** Closes a window whose last day is over, dated that day; nobody has to. One that is still open, or was closed before, stays as it is. */
  async closeRemarksWhenDue(key: RoundKey & { readonly number: number }): Promise<string[]> {
    return await this.database.transaction(async (transaction) => {
      const version = await getLockedVersion(transaction, key);
      const at = this.clock.now();
      if (version.state !== 'sent-out' || version.remarksUntil === null || at < remarksEndAt(version.remarksUntil)) return [];
      await moveOn(transaction, version, { state: 'remarks-closed', on: version.remarksUntil, at, person: null });
      return [];
    });
  }
}

async function getComingMeeting(transaction: Transaction, wanted: { readonly code: string; readonly on: LocalDate }): Promise<StandingMeeting> {
  const meeting = (await listMeetings(transaction)).find((known) => known.code === wanted.code);
  if (!meeting) throw new DomainError('meeting-unknown', `there is no meeting ${wanted.code}`, { meeting: wanted.code });
  if (meeting.isDropped) throw new DomainError('meeting-dropped', `the meeting ${meeting.code} was dropped`, { meeting: meeting.code });
  if (meeting.on < wanted.on) throw new DomainError('meeting-past', `the meeting ${meeting.code} was on ${meeting.on}`, { meeting: meeting.code });
  return meeting;
}

/** The versions before it: what was discussed is superseded; what is still open, or lies before the ministry, is not overtaken. */
async function supersedeEarlier(
  transaction: Transaction,
  version: KeptVersion,
  by: { readonly on: LocalDate; readonly at: string; readonly person: string },
): Promise<void> {
  const earlier = (await listVersions(transaction, version.basis)).filter(({ number, state }) => number < version.number && state !== 'superseded');
  for (const { number, state } of earlier) {
    if (letsNextFollow(state)) continue;
    throw new DomainError('version-in-other-state', `version ${number} is ${state}: the next is not sent out beside it`, { state });
  }
  for (const row of earlier) await moveOn(transaction, row, { state: 'superseded', ...by, data: { by: version.number } });
}
