import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { addReminderPolicy, listReminderPolicies } from '#persistence/reminders';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';

/** Says whether a programme has reminders. It has none until somebody says so: between public bodies mostly nobody does. */
@Injectable()
export class SetReminderPolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `programme-unknown` for one that the issuer does not bill. */
  async execute(command: {
    readonly commandId: string;
    readonly person: string;
    readonly issuer: string;
    readonly programme: string;
    readonly isOn: boolean;
    readonly reason: string;
  }): Promise<void> {
    const { commandId, ...body } = command;
    const { person, issuer, programme, isOn } = body;
    const reason = body.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say what it rests on', {});
    await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      await onceByCommand(transaction, { id: commandId, kind: 'reminder-policy', body, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'reminders.propose', scope: issuer });
        const policy = (await listReminderPolicies(transaction, issuer)).find((row) => row.programme === programme);
        if (!policy) throw new DomainError('programme-unknown', `${issuer} bills no programme ${programme}`, { programme });
        if (policy.isOn === isOn) return programme;
        await addReminderPolicy(transaction, { programme, isOn, person, recordedAt: at, reason });
        await appendAuditEvent(transaction, { at, actor: person, type: 'reminder-policy-set', subject: programme, data: { isOn, reason } });
        return programme;
      });
    });
  }
}
