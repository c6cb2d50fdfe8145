import { Injectable } from '@nestjs/common';
import { deliveriesHash, documentsHash, mayStillMove } from '#domain/audit/follow-up-hashes';
import { RUN_EVENTS } from '#domain/audit/run-events';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { listAuditEvents, appendAuditEvent, type ChainHead } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findDelivery, findRunOfMail, readFollowUp } from '#persistence/follow-up';
import { changeRun, lockRun, recordDecision } from '#persistence/invoice-run';
import { listMails } from '#persistence/mail-outbox';
import { Clock } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { queueAnchors } from '#use-cases/queue-anchors';
import { mustExist } from '#use-cases/run-not-found';
import { Signer } from '#use-cases/signer';
import { findTold } from '#use-cases/told-delivery';

/** Closes an issued run once every document has its bytes and every mail its outcome; the audit trail then holds both, and the auditors its head. */
@Injectable()
export class CompleteRun {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signer: Signer,
    private readonly installation: Installation,
  ) {}

  /** Answers with the ids of the mails that take the signed head of the chain to the auditors. */
  async execute(key: RunKey): Promise<readonly string[]> {
    return await this.database.transaction(async (transaction) => {
      const id = runIdOf(key);
      const run = mustExist(await lockRun(transaction, id), id);
      if (run.state === 'completed') return await listQueuedAnchors(transaction, id);
      const at = this.clock.now();
      await changeRun(transaction, id, { state: 'completed', completedAt: at });
      await recordDecision(transaction, {
        run: id,
        revision: run.revision,
        decision: 'completed',
        person: null,
        at,
        reason: null,
        digest: run.digest,
      });
      const { documents, deliveries } = await readFollowUp(transaction, id);
      const unsettled = deliveries
        .filter((mail) => mayStillMove(mail.state))
        .map(({ messageId, state, at: since }) => ({ messageId, state, at: since }));
      const head = await appendAuditEvent(transaction, {
        at,
        actor: 'system',
        type: RUN_EVENTS.completed,
        subject: id,
        data: { documentsHash: documentsHash(documents), deliveriesHash: deliveriesHash(deliveries), unsettled },
      });
      return await queueAnchors(transaction, { run: id, head, at, signer: this.signer, installation: this.installation });
    });
  }

  /**
   * Keeps in the audit trail that a delivery of a completed run has changed: a document was sent again, or an unknown mail was settled. Answers with
   * the ids of the anchor mails, as completion does; done again it finds what was done.
   */
  async recordDeliveryOf(mail: string): Promise<readonly string[]> {
    return await this.database.transaction(async (transaction) => {
      const found = await findRunOfMail(transaction, mail);
      if (found === null) return [];
      const run = mustExist(await lockRun(transaction, found), found);
      if (run.state !== 'completed') return [];
      const at = this.clock.now();
      const head = await auditDelivery(transaction, { run: run.id, mail, actor: 'system', at });
      return head === null
        ? await listQueuedAnchors(transaction, run.id)
        : await queueAnchors(transaction, { run: run.id, head, at, signer: this.signer, installation: this.installation });
    });
  }
}

/**
 * Keeps in the audit trail what a mail of a completed run has become, and what it was told to be before; null when it tells that already. A mail that has
 * come back was told as accepted: `returnedFrom` is what it was until then.
 */
export async function auditDelivery(
  transaction: Transaction,
  change: {
    readonly run: string;
    readonly mail: string;
    readonly actor: string;
    readonly at: string;
    readonly returnedFrom?: { readonly state: string; readonly at: string };
  },
): Promise<ChainHead | null> {
  const delivery = await findDelivery(transaction, change.mail);
  if (delivery === null) return null;
  const found = findTold(delivery.messageId, await listAuditEvents(transaction, change.run), await listAuditEvents(transaction, delivery.number));
  const told = found === 'settled' ? (change.returnedFrom ?? found) : found;
  if (told === 'settled' || (told?.state === delivery.state && told.at === delivery.at)) return null;
  const { documents } = await readFollowUp(transaction, change.run);
  return await appendAuditEvent(transaction, {
    at: change.at,
    actor: change.actor,
    type: RUN_EVENTS.deliveriesChanged,
    subject: change.run,
    data: {
      documentsHash: documentsHash(documents),
      delivery: { ...delivery },
      before: told === null ? null : { state: told.state, at: told.at },
    },
  });
}

async function listQueuedAnchors(transaction: Transaction, run: string): Promise<string[]> {
  return (await listMails(transaction, { run, states: ['queued'] })).filter((mail) => mail.kind === 'anchor').map((mail) => mail.id);
}
