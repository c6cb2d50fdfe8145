import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findRunOfMail } from '#persistence/follow-up';
import { lockRun } from '#persistence/invoice-run';
import { listMails, settleMail } from '#persistence/mail-outbox';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { auditDelivery } from '#use-cases/complete-run';
import { Installation } from '#use-cases/installation';
import { queueAnchors } from '#use-cases/queue-anchors';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { mustExist } from '#use-cases/run-not-found';
import { Signer } from '#use-cases/signer';

/**
 * A person decides on a mail whose fate nothing tells: it was accepted (somebody asked the recipient, or the server's log says so), or it was not,
 * and may then be sent again as a copy.
 */
@Injectable()
export class SettleMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly installation: Installation,
    private readonly process: BillingProcess,
  ) {}

  /** `mail-not-unknown` unless the mail is unknown; `reason-missing` without the evidence in words. */
  async execute(command: {
    readonly commandId: string;
    readonly mail: string;
    readonly state: 'sent' | 'refused';
    readonly person: string;
    readonly reason: string;
  }): Promise<void> {
    if (command.reason.trim() === '') throw new DomainError('reason-missing', 'say what tells so', {});
    const anchors = await this.database.transaction((transaction) =>
      onceByCommand(transaction, { id: command.commandId, kind: 'mail-settlement', body: { ...command }, at: this.clock.now() }, () =>
        this.settle(transaction, command),
      ),
    );
    for (const anchor of anchors) await this.process.startMail(anchor);
  }

  /** Answers with the mails that tell the auditors. */
  private async settle(
    transaction: Transaction,
    {
      mail,
      state,
      person,
      reason: words,
    }: { readonly mail: string; readonly state: 'sent' | 'refused'; readonly person: string; readonly reason: string },
  ): Promise<string[]> {
    const reason = words.trim();
    const runId = await findRunOfMail(transaction, mail);
    const run = runId === null ? null : mustExist(await lockRun(transaction, runId), runId);
    const [found] = await listMails(transaction, { selection: { ids: [mail] } });
    if (!found) throw new DomainError('mail-unknown', `there is no mail ${mail}`, { mail });
    // A mail of no run is no issuer's: whoever may settle everywhere settles it.
    await mustHaveRight(transaction, { person, right: 'mails.settle', scope: run?.issuer ?? '' });
    if (found.state !== 'unknown') throw new DomainError('mail-not-unknown', `mail ${mail} is ${found.state}`, { mail });
    const at = this.clock.now();
    await settleMail(transaction, { id: mail, from: 'unknown', state, detail: reason, person, at });
    await appendAuditEvent(transaction, { at, actor: person, type: 'mail-settled', subject: mail, data: { state, reason } });
    const head = run?.state === 'completed' ? await auditDelivery(transaction, { run: run.id, mail, actor: person, at }) : null;
    return run === null || head === null
      ? []
      : await queueAnchors(transaction, { run: run.id, head, at, signer: this.signer, installation: this.installation });
  }
}
