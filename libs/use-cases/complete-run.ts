import { Injectable } from '@nestjs/common';
import { deliveriesHash, documentsHash } from '#domain/audit/follow-up-hashes';
import { RUN_EVENTS } from '#domain/audit/run-events';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findRunOfMail, readFollowUp } from '#persistence/follow-up';
import { changeRun, lockRun, recordDecision } from '#persistence/invoice-run';
import { Clock } from '#use-cases/clock';
import { mustExist } from '#use-cases/run-not-found';

/** Closes an issued run once every document has its bytes and every mail its outcome; the audit trail then holds both. */
@Injectable()
export class CompleteRun {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  async execute(key: RunKey): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const id = runIdOf(key.issuer, key.billingDate);
      const run = mustExist(await lockRun(transaction, id), id);
      if (run.state === 'completed') return;
      const at = this.clock.now();
      await changeRun(transaction, id, { state: 'completed', completedAt: at });
      await recordDecision(transaction, { run: id, revision: run.revision, decision: 'completed', person: null, at, reason: null, digest: run.digest });
      await auditFollowUp(transaction, { run: id, type: RUN_EVENTS.completed, actor: 'system', at });
    });
  }

  /** Keeps in the audit trail that a delivery of a completed run has changed: a document was sent again, or an unknown mail was settled. */
  async recordDeliveryOf(mail: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const found = await findRunOfMail(transaction, mail);
      if (found === null) return;
      const run = mustExist(await lockRun(transaction, found), found);
      if (run.state !== 'completed') return;
      await auditDeliveries(transaction, { run: run.id, actor: 'system', at: this.clock.now() });
    });
  }
}

/** Keeps in the audit trail what the deliveries of a completed run are now. */
export async function auditDeliveries(transaction: Transaction, change: { readonly run: string; readonly actor: string; readonly at: string }): Promise<void> {
  await auditFollowUp(transaction, { ...change, type: RUN_EVENTS.deliveriesChanged });
}

async function auditFollowUp(transaction: Transaction, event: { readonly run: string; readonly type: string; readonly actor: string; readonly at: string }): Promise<void> {
  const { documents, deliveries } = await readFollowUp(transaction, event.run);
  await appendAuditEvent(transaction, {
    at: event.at, actor: event.actor, type: event.type, subject: event.run,
    data: { documentsHash: documentsHash(documents), deliveriesHash: deliveriesHash(deliveries) },
  });
}
