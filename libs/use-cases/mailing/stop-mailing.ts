import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import { addMailingStop, listMailingStops, listWaitingForMailing, type MailingStop } from '#persistence/mailing-stops';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { onceByCommand } from '#use-cases/once-by-command';
import { mustHaveRight } from '#use-cases/rights';
import { mustExist } from '#use-cases/run-not-found';

export interface StopCommand {
  readonly commandId: string;
  readonly person: string;
  /** Null: everything. */
  readonly run: string | null;
  readonly reason: string;
}

/**
 * Stops and starts mailing: all of it, or the documents of one run. After a stop is committed no mail is marked as handed over; what was marked before
 * goes out. What waits goes on by itself once mailing is started again.
 */
@Injectable()
export class StopMailing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly process: BillingProcess,
  ) {}

  /** The stops that hold now. */
  async list(): Promise<readonly MailingStop[]> {
    return await this.database.read(listMailingStops);
  }

  /** `mailing-stopped-already`, `reason-missing`, `run-unknown`. */
  async stop(command: StopCommand): Promise<void> {
    await this.change(command, true);
  }

  /** `mailing-not-stopped`, `reason-missing`, `run-unknown`. */
  async start(command: StopCommand): Promise<void> {
    const waiting = await this.change(command, false);
    await this.process.tellMailingStarted(waiting);
  }

  private async change(command: StopCommand, isStopped: boolean) {
    const { commandId, person, run } = command;
    const reason = command.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why', {});
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      const body = { person, run, reason, isStopped };
      await onceByCommand(transaction, { id: commandId, kind: 'mailing-stop', body, at }, async () => {
        const issuer = run === null ? null : mustExist(await findRun(transaction, run), run).issuer;
        await mustHaveRight(transaction, { person, right: run === null ? 'mailing.stop' : 'mailing.stop-run', scope: issuer });
        const holds = (await listMailingStops(transaction)).some((stop) => stop.run === run);
        if (holds && isStopped) throw new DomainError('mailing-stopped-already', 'mailing is stopped already', {});
        if (!holds && !isStopped) throw new DomainError('mailing-not-stopped', 'mailing is not stopped', {});
        await addMailingStop(transaction, { run, isStopped, person, reason, at });
        const type = isStopped ? 'mailing-stopped' : 'mailing-started';
        await appendAuditEvent(transaction, { at, actor: person, type, subject: run ?? 'mailing', data: { reason } });
        return null;
      });
      return await listWaitingForMailing(transaction, run);
    });
  }
}
