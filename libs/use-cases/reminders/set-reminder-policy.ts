import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { NO_CHARGES, type ChargeChoice } from '#domain/late-payment/charge-reminders';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { addReminderPolicy, listReminderPolicies, lockReminderPolicy, type ReminderPolicy } from '#persistence/reminders';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { mustBeAsSeen, versionTag } from '#use-cases/version-tag';

/** Says whether a programme has reminders and what they charge. It has none until somebody says so: between public bodies mostly nobody does. */
@Injectable()
export class SetReminderPolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `programme-unknown` for one that the issuer does not bill; `changed-meanwhile` when it is no longer as it was seen. */
  async execute(command: {
    readonly commandId: string;
    readonly person: string;
    readonly issuer: string;
    readonly programme: string;
    readonly isOn: boolean;
    readonly charges: ChargeChoice;
    readonly reason: string;
    /** The policy's tag as the officer saw it; none for whoever was shown none. */
    readonly seen?: string;
  }): Promise<void> {
    const { commandId, seen = null, ...body } = command;
    const { person, issuer, programme, isOn } = body;
    const { fee, compensation, interest } = isOn ? body.charges : NO_CHARGES;
    const charges = { fee, compensation, interest };
    const reason = body.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say what it rests on', {});
    await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      await onceByCommand(transaction, { id: commandId, kind: 'reminder-policy', body: { ...body, charges }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'reminders.propose', scope: issuer });
        await lockReminderPolicy(transaction, programme);
        const policy = (await listReminderPolicies(transaction, issuer)).find((row) => row.programme === programme);
        if (!policy) throw new DomainError('programme-unknown', `${issuer} bills no programme ${programme}`, { programme });
        mustBeAsSeen(seen, policyTag(policy));
        if (isDeepStrictEqual([policy.isOn, policy.charges], [isOn, charges])) return programme;
        await addReminderPolicy(transaction, { programme, isOn, charges, person, recordedAt: at, reason });
        await appendAuditEvent(transaction, { at, actor: person, type: 'reminder-policy-set', subject: programme, data: { isOn, charges, reason } });
        return programme;
      });
    });
  }
}

/** Of what a policy says and since when: hand it back with a change. */
export function policyTag({ isOn, charges, recordedAt }: ReminderPolicy): string {
  const { fee, compensation, interest } = charges;
  return versionTag({ isOn, fee, compensation, interest, recordedAt });
}
