import { Injectable } from '@nestjs/common';
import type { FollowUpSign } from '#domain/committee/remark';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { addFollowUp, listMeetings } from '#persistence/committee';
import { addConfirmation } from '#persistence/committee-follow-ups';
import { findFollowUpPlace, findRemarkPlace, nextFollowUpCode } from '#persistence/committee-numbers';
import { findCostBasis } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { Clock } from '#use-cases/clock';
import { playedDay } from '#use-cases/cost-basis/played-day';
import { versionIdOf } from '#use-cases/cost-basis/version-desk';
import { onceByCommand } from '#use-cases/once-by-command';
import { Profile } from '#use-cases/profile';
import { mustHaveRight } from '#use-cases/rights';

interface Act {
  readonly commandId: string;
  readonly person: string;
}

/** What is promised on a remark, with who does it and by which meeting; and a person's word that it was kept where no figure can show it. */
@Injectable()
export class KeepPromises {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
  ) {}

  /** Answers with the item's code. `remark-unknown`, `meeting-unknown`. */
  async promise(
    command: Act & {
      readonly basis: string;
      readonly remark: string;
      readonly owner: string;
      readonly promise: string;
      readonly dueMeeting: string;
      readonly sign: FollowUpSign;
    },
  ): Promise<string> {
    const { commandId, person, basis, remark, owner, promise, dueMeeting, sign } = command;
    const at = this.clock.now();
    const body = { person, basis, remark, owner, promise, dueMeeting, sign: { ...sign } };
    return await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'cost-basis-promise', body, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.answer', scope: null });
        const place = await findRemarkPlace(transaction, remark);
        const kept = await findCostBasis(transaction, basis);
        if (!kept || place?.basis !== basis) throw new DomainError('remark-unknown', `${basis} has no remark ${remark}`, { remark });
        if (!(await listMeetings(transaction)).some(({ code }) => code === dueMeeting)) {
          throw new DomainError('meeting-unknown', `there is no meeting ${dueMeeting}`, { meeting: dueMeeting });
        }
        const code = await nextFollowUpCode(transaction, kept);
        await addFollowUp(transaction, { code, remark, owner, promise, dueMeeting, sign }, { person, at });
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'follow-up-promised',
          subject: versionIdOf({ basis, number: place.version }),
          data: { followUp: code, remark, owner, promise, dueMeeting, sign: { ...sign } },
        });
        return code;
      }),
    );
  }

  /** `follow-up-unknown`; `follow-up-confirmed` when somebody has said so before. */
  async confirm(command: Act & { readonly followUp: string; readonly note: string; readonly on: LocalDate | null }): Promise<void> {
    const { commandId, person, followUp, note } = command;
    const at = this.clock.now();
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'follow-up-confirm', body: { person, followUp, note, on: command.on }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.keep-minutes', scope: null });
        const place = await findFollowUpPlace(transaction, followUp);
        if (!place) throw new DomainError('follow-up-unknown', `there is no follow-up item ${followUp}`, { followUp });
        if (place.isConfirmed) throw new DomainError('follow-up-confirmed', `${followUp} was confirmed before`, { followUp });
        const on = playedDay(command.on, this.clock, this.profile);
        await addConfirmation(transaction, { followUp, note, on }, { person, at });
        await appendAuditEvent(transaction, { at, actor: person, type: 'follow-up-confirmed', subject: followUp, data: { note, on } });
        return null;
      }),
    );
  }
}
