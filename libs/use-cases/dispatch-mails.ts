import { Injectable } from '@nestjs/common';
import { runIdOf, type Chunk, type DispatchOutcome, type RunKey } from '#contracts/invoice-run-process';
import { DomainError } from '#domain/errors';
import type { HandOver, Mailer, MailJournal, OutgoingMail, RefusedRecipient } from '#mail/hand-over';
import { Database } from '#persistence/database';
import {
  claimMails,
  listMails,
  moveMails,
  settleMail,
  takeFence,
  type ClaimedMail,
  type MailSelection,
  type MailState,
  type MailStatus,
} from '#persistence/mail-outbox';
import { addMailRefusals } from '#persistence/mail-refusals';
import { isMailingStopped } from '#persistence/mailing-stops';
import { Clock } from '#use-cases/clock';
import { ComposeMails } from '#use-cases/compose-mails';
import { DomainLanes } from '#use-cases/mailing/domain-lanes';
import type { JournalSilence } from '#use-cases/mailing/journal-silence';
import { sendByDomain } from '#use-cases/mailing/send-by-domain';
import { MoveBatch } from '#use-cases/move-batch';
import { weighEvidence } from '#use-cases/weigh-evidence';

/** The way out and the evidence: what hands mails over, and the journal mailbox that got the same transactions. */
export class PostOffice {
  constructor(
    readonly mailer: Mailer,
    readonly journal: MailJournal,
    /** SMTP transactions at a time. */
    readonly concurrency: number,
    /** When the journal's silence proves that nothing was accepted; null: it never does. */
    readonly silence: JournalSilence | null = null,
    /** Whose turn it is, by recipients' domains. */
    readonly lanes: DomainLanes = new DomainLanes({ atATime: concurrency, perMinute: null }),
  ) {}
}

const BATCH_SIZE = 100;
/** So many tries, some fifty minutes, a recipient who only puts it off is waited for; then the others get it without that one. */
const TRIES_FOR_ALL = 5;

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

  async dispatchDocuments(chunk: RunKey & Chunk & { readonly isLastTry: boolean }): Promise<DispatchOutcome> {
    return await this.dispatch({ run: runIdOf(chunk), from: chunk.from, until: chunk.until }, chunk.isLastTry);
  }

  async dispatchMail(mail: string, isLastTry: boolean): Promise<DispatchOutcome> {
    return await this.dispatch({ ids: [mail] }, isLastTry);
  }

  /**
   * Settles mails that were handed over without an answer, and answers how many must wait for the journal. A worker that is still waiting for an
   * answer may yet write it: its fence stays good until the mail is claimed anew.
   */
  private async settleHandedOver(selection: MailSelection, silence: JournalSilence | null): Promise<number> {
    let waiting = 0;
    for (const { id, messageId, state, stateAt } of await this.database.read((transaction) =>
      listMails(transaction, { selection, states: ['handed-over', 'unknown'] }),
    )) {
      if (state !== 'handed-over' && state !== 'unknown') continue;
      const at = this.clock.now();
      const verdict = weighEvidence({
        state,
        stateAt,
        silenceProvesAfterMs: silence?.provesAfterMs ?? null,
        ...(await this.evidenceOf({ messageId, stateAt }, silence)),
      });
      if (verdict === 'wait') waiting += 1;
      else if (verdict !== 'stands') {
        await this.database.transaction((transaction) => settleMail(transaction, { id, ...verdict, from: state, person: null, at }));
      }
    }
    return waiting;
  }

  /** The mail is looked for after the journal has spoken, so that what stood before the question has had its time. */
  private async evidenceOf(
    { messageId, stateAt }: { readonly messageId: string; readonly stateAt: string },
    silence: JournalSilence | null,
  ): Promise<{ readonly storedAt: string | null; readonly spokeAt: string | null }> {
    const { journal } = this.postOffice;
    const storedAt = await journal.findStoredAt(messageId);
    if (storedAt !== null || silence === null) return { storedAt, spokeAt: null };
    await silence.ask(stateAt);
    const { spokeAt } = silence;
    return { storedAt: await journal.findStoredAt(messageId), spokeAt };
  }

  private async dispatch(selection: MailSelection, isLastTry: boolean): Promise<DispatchOutcome> {
    await this.clock.synchronise();
    await this.settleHandedOver(selection, this.postOffice.silence);
    const moves = new MoveBatch((batch) => this.database.statement((statement) => moveMails(statement, batch, this.clock.now())));
    const since = await this.database.statement(takeFence);
    const { concurrency, lanes } = this.postOffice;
    await sendByDomain({
      ...{ lanes, width: concurrency, inHand: BATCH_SIZE },
      // Taken and composed while those before are on their way.
      take: async (withoutDomains) => {
        const claim = { limit: BATCH_SIZE, since, at: this.clock.now(), withoutDomains };
        const mails = await this.database.statement((statement) => claimMails(statement, selection, claim));
        const messages = await this.composeMails.compose(mails);
        return mails.map((mail) => ({ mail, message: messages.get(mail.id) }));
      },
      domainOf: ({ mail }) => domainOf(mail),
      send: async ({ mail, message }) => {
        const outcome = await this.handOver(mail, message, moves, isLastTry);
        if (outcome) await moves.add({ id: mail.id, fence: mail.fence, ...outcome });
      },
    });
    // After the last try nobody would wait for the journal any more.
    const waiting = await this.settleHandedOver(selection, isLastTry ? null : this.postOffice.silence);
    const open = await this.database.read((transaction) => listMails(transaction, { selection, states: ['queued', 'claimed'] }));
    return { deferred: waiting + open.length, isStopped: await this.isStopped(open, waiting) };
  }

  /**
   * Whether something waits for somebody to start mailing again: these, all of one run or of none, or others for a journal that may not be asked while
   * everything is stopped.
   */
  private async isStopped([first]: readonly MailStatus[], waiting: number): Promise<boolean> {
    if (!first && waiting === 0) return false;
    const run = first && first.number !== null ? first.run : null;
    return await this.database.read((transaction) => isMailingStopped(transaction, run));
  }

  /**
   * Null when the mark's own commit failed or was never acknowledged: the mail was not sent, and what the record says of it holds. Still claimed, it
   * is taken again by the next dispatch; marked, the evidence settles it.
   */
  private async handOver(
    mail: ClaimedMail,
    message: OutgoingMail | DomainError | undefined,
    moves: MoveBatch,
    isLastTry: boolean,
  ): Promise<{ state: MailState; detail: string | null } | null> {
    if (!message) throw new Error(`mail ${mail.id} was not composed`);
    if (message instanceof DomainError) return { state: 'refused', detail: `${message.code}: ${message.message}` };
    const marking: { hasFailed: boolean; isRefused: boolean; without: readonly RefusedRecipient[] } = {
      hasFailed: false,
      isRefused: false,
      without: [],
    };
    const mark = async (without: readonly RefusedRecipient[]) => {
      marking.hasFailed = true;
      marking.without = without;
      const begunAt = Date.parse(this.clock.now());
      if (without.length > 0) {
        await this.database.transaction((transaction) => addMailRefusals(transaction, mail, without, this.clock.now()));
      }
      const isMine = await moves.add({ id: mail.id, fence: mail.fence, state: 'handed-over', detail: null });
      marking.isRefused = !isMine;
      if (!isMine) throw new Error(`mail ${mail.id} was taken over by another worker, or mailing was stopped`);
      this.mustBeInTime(mail, begunAt);
      marking.hasFailed = false;
    };
    try {
      const isPatienceOver = isLastTry || mail.attempt > TRIES_FOR_ALL;
      const handOver = await this.postOffice.mailer.handOver({ ...message, isPatienceOver }, mark);
      // The mark was refused: the mail is given back, which does nothing where it is another worker's by now.
      if (marking.isRefused) return { state: 'queued', detail: null };
      return marking.hasFailed ? null : withRefusals(this.outcomeOf(handOver, mail, isLastTry), marking.without);
    } catch (error) {
      if (error instanceof DomainError) return { state: 'refused', detail: `${error.code}: ${error.message}` };
      throw error;
    }
  }

  /** A process that was paused after the mark must not end a message that the journal's silence has given back to the queue meanwhile. */
  private mustBeInTime(mail: ClaimedMail, begunAt: number): void {
    const limit = this.postOffice.silence?.provesAfterMs;
    if (limit !== undefined && Date.parse(this.clock.now()) - begunAt > limit / 2)
      throw new Error(`mail ${mail.id} was marked too slowly to be ended`);
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
        return isLastTry
          ? { state: 'refused', detail: `given up after ${mail.attempt} tries: ${handOver.reason}` }
          : { state: 'queued', detail: deferralOf(handOver) };
    }
  }
}

/** What the server said of the recipients that the mail went without stands behind its answer. */
function withRefusals(outcome: { state: MailState; detail: string }, without: readonly RefusedRecipient[]): { state: MailState; detail: string } {
  const told = without.map(({ address, reply }) => `; not to ${address}: ${reply}`).join('');
  return { ...outcome, detail: `${outcome.detail}${told}` };
}

/** The first recipient's: several of one payer are mostly in one house. */
function domainOf({ address }: ClaimedMail): string {
  return /@([^\s,]+)/.exec(address ?? '')?.[1]?.toLowerCase() ?? '';
}

/** The server's code stands first, however many lines its words took: it is what the database lets a handed-over mail go back for. */
function deferralOf({ smtpCode, reason }: Extract<HandOver, { outcome: 'deferred' }>): string {
  return smtpCode === null || reason.startsWith(`${smtpCode} `) ? reason : `${smtpCode} ${reason}`;
}
