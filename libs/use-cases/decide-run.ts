import { Injectable } from '@nestjs/common';
import type { Json } from '#domain/audit/canonical-json';
import { digestRun } from '#domain/audit/run-digest';
import { DomainError } from '#domain/errors';
import { runIdOf, type ApproveCommand, type ProcessState, type ReasonedCommand, type RunCommand, type RunKey } from '#contracts/invoice-run-process';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { lockFacts } from '#persistence/facts-recorder';
import { changeRun, lockRun, recordDecision, type Decision, type InvoiceRun, type RunChange } from '#persistence/invoice-run';
import { findRoleHeld, getIssuer, type PersonRole } from '#persistence/register';
import { Clock } from '#use-cases/clock';
import { knowledgeDay } from '#use-cases/knowledge-day';
import { mustHaveRight, type Right } from '#use-cases/rights';
import { onceByCommand } from '#use-cases/once-by-command';
import { planRunNow } from '#use-cases/plan-run-now';
import { mustHaveRowsOf } from '#use-cases/rows-of-run';
import { mustExist } from '#use-cases/run-not-found';

interface Deciding {
  readonly decision: Decision & ('submitted' | 'approved' | 'rejected' | 'cancelled');
  readonly state: ProcessState & ('submitted' | 'approved' | 'rejected' | 'cancelled');
  readonly change: (at: string) => RunChange;
  readonly reason: string | null;
  /** The role whose row goes into the audit trail, so that nobody is given it afterwards. */
  readonly decidesAs?: 'officer' | 'approver';
  /** Who may, where the database does not check it by itself. */
  readonly right?: Right;
}

/**
 * What people decide on a run: submit, approve, reject, cancel. Who may do it and in which state stands in the database, so that no door
 * leads around it; submitting and approving also make sure that the content is still what would be calculated now.
 */
@Injectable()
export class DecideRun {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async submit(command: RunKey & RunCommand): Promise<ProcessState> {
    return await this.decide(command, {
      decision: 'submitted',
      state: 'submitted',
      reason: null,
      decidesAs: 'officer',
      change: (at) => ({ submittedBy: command.person, submittedAt: at }),
    });
  }

  /** `approval-digest-differs` when the person has seen another content than the run has. */
  async approve(command: RunKey & ApproveCommand): Promise<ProcessState> {
    return await this.decide(command, {
      decision: 'approved',
      state: 'approved',
      reason: null,
      decidesAs: 'approver',
      change: (at) => ({ approvedBy: command.person, approvedAt: at, approvedDigest: command.digest }),
    });
  }

  async reject(command: RunKey & ReasonedCommand): Promise<ProcessState> {
    return await this.decide(command, {
      decision: 'rejected',
      state: 'rejected',
      reason: mustHaveReason(command),
      change: () => ({}),
      right: 'runs.reject',
    });
  }

  async cancel(command: RunKey & ReasonedCommand): Promise<ProcessState> {
    return await this.decide(command, {
      decision: 'cancelled',
      state: 'cancelled',
      reason: mustHaveReason(command),
      change: () => ({}),
      right: 'runs.cancel',
    });
  }

  private async decide(command: RunKey & RunCommand, deciding: Deciding): Promise<ProcessState> {
    return await this.database.transaction((transaction) =>
      onceByCommand(
        transaction,
        { id: command.commandId, kind: `run-${deciding.decision}`, body: { ...command }, at: this.clock.now() },
        async () => {
          await lockFacts(transaction);
          const id = runIdOf(command);
          const run = mustExist(await lockRun(transaction, id), id);
          if (deciding.state === 'submitted' || deciding.state === 'approved') await mustBeCurrent(transaction, run);
          if (deciding.right) await mustHaveRight(transaction, { person: command.person, right: deciding.right, scope: run.issuer });
          const at = this.clock.now();
          await changeRun(transaction, id, { state: deciding.state, ...deciding.change(at) });
          await recordDecision(transaction, {
            run: id,
            revision: run.revision,
            decision: deciding.decision,
            person: command.person,
            at,
            reason: deciding.reason,
            digest: run.digest,
          });
          await appendAuditEvent(transaction, {
            at,
            actor: command.person,
            type: `run-${deciding.decision}`,
            subject: id,
            data: {
              revision: run.revision,
              digest: run.digest,
              reason: deciding.reason,
              role: deciding.decidesAs ? await roleData(transaction, { person: command.person, role: deciding.decidesAs, scope: run.issuer }) : null,
            },
          });
          return deciding.state;
        },
      ),
    );
  }
}

/** A person must not decide on figures that are no longer true; `run-stale` says to prepare again. */
async function mustBeCurrent(transaction: Transaction, run: InvoiceRun): Promise<void> {
  const issuer = await getIssuer(transaction, run.issuer);
  const content = await planRunNow(transaction, { ...run, issuer, knownOn: await knowledgeDay(transaction, run) });
  if (digestRun(content) !== run.digest) {
    throw new DomainError('run-stale', `run ${run.id} no longer is what would be calculated now: prepare it again`, { run: run.id });
  }
  await mustHaveRowsOf(transaction, run.id, content);
}

async function roleData(transaction: Transaction, held: Pick<PersonRole, 'person' | 'role' | 'scope'>): Promise<Json> {
  const row = await findRoleHeld(transaction, held);
  return row && { role: row.role, scope: row.scope, validFrom: row.validFrom, validUntil: row.validUntil, label: row.label };
}

function mustHaveReason(command: ReasonedCommand): string {
  const reason = command.reason.trim();
  if (reason === '') throw new DomainError('reason-missing', 'say why: a reason is needed', {});
  return reason;
}
