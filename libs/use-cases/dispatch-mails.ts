import { Injectable } from '@nestjs/common';
import { runIdOf, type Chunk, type DispatchOutcome, type RunKey } from '#contracts/invoice-run-process';
import { DomainError } from '#domain/errors';
import type { HandOver, Mailer, MailJournal, OutgoingMail } from '#mail/hand-over';
import { Database } from '#persistence/database';
import { claimMails, listMails, moveMails, settleMail, type ClaimedMail, type MailSelection, type MailState } from '#persistence/mail-outbox';
import { Clock } from '#use-cases/clock';
import { ComposeMails } from '#use-cases/compose-mails';
import { MoveBatch } from '#use-cases/move-batch';

/** The way out and the evidence: what hands mails over, and the journal mailbox that got the same transactions. */
export class PostOffice {
  constructor(
    readonly mailer: Mailer,
    readonly journal: MailJournal,
    /** SMTP transactions at a time. */
    readonly concurrency: number,
  ) {}
}

const BATCH_SIZE = 100;

/**
 * Hands queued mails over, each at most once: the mark that it is being handed over is committed before the server can accept it, and a marked mail
 * is never sent again. What became of a mark without an answer, the journal tells; where it does not, the mail is unknown and a person decides.
 */
@Injectable()
export class DispatchMails {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly postOffice: PostOffice,
    private readonly composeMails: ComposeMails,
  ) {}

  async dispatchDocuments(chunk: RunKey & Chunk & { readonly isLastTry: boolean }, onProgress: (handled: number) => void): Promise<DispatchOutcome> {
    return await this.dispatch({ run: runIdOf(chunk.issuer, chunk.billingDate), from: chunk.from, until: chunk.until }, chunk.isLastTry, onProgress);
  }

  async dispatchMail(mail: string, isLastTry: boolean): Promise<DispatchOutcome> {
    return await this.dispatch({ ids: [mail] }, isLastTry, () => undefined);
  }

  /** Settles mails that were handed over without an answer. A worker that is still waiting for one may yet write it: its fence stays good. */
  async settleHandedOver(selection: MailSelection): Promise<void> {
    for (const mail of await listMails(this.database.reading, { selection, states: ['handed-over', 'unknown'] })) {
      const storedAt = await this.postOffice.journal.findStoredAt(mail.messageId);
      const settled: { state: MailState; detail: string } | null =
        storedAt !== null
          ? { state: 'sent', detail: `journal: stored ${storedAt}` }
          : mail.state === 'handed-over' ? { state: 'unknown', detail: 'handed over, no answer, and not in the journal' } : null;
      if (settled) {
        await this.database.transaction((transaction) => settleMail(transaction, { id: mail.id, ...settled, from: mail.state, person: null, at: this.clock.now() }));
      }
    }
  }

  private async dispatch(selection: MailSelection, isLastTry: boolean, onProgress: (handled: number) => void): Promise<DispatchOutcome> {
    await this.settleHandedOver(selection);
    const moves = new MoveBatch((batch) => this.database.transaction((transaction) => moveMails(transaction, batch, this.clock.now())));
    const startedAt = this.clock.now();
    let handled = 0;
    for (;;) {
      const claimed = await this.database.transaction((transaction) => claimMails(transaction, selection, { limit: BATCH_SIZE, startedAt, at: this.clock.now() }));
      if (claimed.length === 0) break;
      const messages = await this.composeMails.compose(claimed);
      await inParallel(claimed, this.postOffice.concurrency, async (mail) => {
        const outcome = await this.handOver(mail, messages.get(mail.id), moves, isLastTry);
        if (outcome) await moves.add({ id: mail.id, fence: mail.fence, ...outcome });
        handled += 1;
        onProgress(handled);
      });
    }
    await this.settleHandedOver(selection);
    return { deferred: (await listMails(this.database.reading, { selection, states: ['queued', 'claimed'] })).length };
  }

  /**
   * Null when the mark's own commit failed or was never acknowledged: the mail was not sent, and what the record says of it holds. Still claimed, it
   * is taken again by the next dispatch; marked, the evidence settles it.
   */
  private async handOver(
    mail: ClaimedMail, message: OutgoingMail | DomainError | undefined, moves: MoveBatch, isLastTry: boolean,
  ): Promise<{ state: MailState; detail: string } | null> {
    if (!message) throw new Error(`mail ${mail.id} was not composed`);
    if (message instanceof DomainError) return { state: 'refused', detail: `${message.code}: ${message.message}` };
    let isMarkFailed = false;
    const mark = async () => {
      isMarkFailed = true;
      const isMine = await moves.add({ id: mail.id, fence: mail.fence, state: 'handed-over', detail: null });
      if (!isMine) throw new Error(`mail ${mail.id} was taken over by another worker`);
      isMarkFailed = false;
    };
    try {
      const handOver = await this.postOffice.mailer.handOver(message, mark);
      return isMarkFailed ? null : this.outcomeOf(handOver, mail, isLastTry);
    } catch (error) {
      if (error instanceof DomainError) return { state: 'refused', detail: `${error.code}: ${error.message}` };
      throw error;
    }
  }

  private outcomeOf(handOver: HandOver, mail: ClaimedMail, isLastTry: boolean): { state: MailState; detail: string } {
    switch (handOver.outcome) {
      case 'sent':
        return { state: 'sent', detail: handOver.reply };
      case 'refused':
        return { state: 'refused', detail: handOver.reply };
      case 'unknown':
        return { state: 'unknown', detail: handOver.reason };
      case 'deferred':
        return isLastTry ? { state: 'refused', detail: `given up after ${mail.attempt} tries: ${handOver.reason}` } : { state: 'queued', detail: handOver.reason };
    }
  }
}

/** Works on all items, at most `width` at a time; rejects with the first failure when all have come to rest. */
async function inParallel<Item>(items: readonly Item[], width: number, work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      next += 1;
      await work(item);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  for (const result of lanes) if (result.status === 'rejected') throw result.reason;
}
