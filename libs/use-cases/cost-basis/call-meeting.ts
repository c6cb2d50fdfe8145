import { Injectable } from '@nestjs/common';
import type { Meeting } from '#domain/committee/meeting';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { addMeeting, listMeetings } from '#persistence/committee';
import { Database } from '#persistence/database';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

/** Enters a meeting of the committee in its calendar, and has everybody invited. */
@Injectable()
export class CallMeeting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly process: BillingProcess,
  ) {}

  /** `meeting-past` for a day that is over, `meeting-known` when the code is taken. */
  async execute(command: { readonly commandId: string; readonly person: string; readonly meeting: Meeting }): Promise<void> {
    const { commandId, person, meeting } = command;
    const at = this.clock.now();
    await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: commandId, kind: 'committee-meeting', body: { person, meeting: { ...meeting } }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'cost-bases.keep-minutes', scope: null });
        if (meeting.on < this.clock.today('NO')) throw new DomainError('meeting-past', `${meeting.on} is over`, { meeting: meeting.code });
        if ((await listMeetings(transaction)).some(({ code }) => code === meeting.code)) {
          throw new DomainError('meeting-known', `there is a meeting ${meeting.code} already`, { meeting: meeting.code });
        }
        await addMeeting(transaction, meeting);
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'committee-recorded',
          subject: 'committee',
          data: { meeting: { ...meeting } },
        });
        return null;
      }),
    );
    // A new meeting concerns no round yet: no version was sent out to it.
    await this.process.tellMeetingsChanged([]);
  }
}
