import { Injectable } from '@nestjs/common';
import { digestReminders } from '#domain/audit/reminder-digest';
import { DomainError } from '#domain/errors';
import { postReminder } from '#domain/ledger/post-reminder';
import { MAIL_TEXTS } from '#glossary/mail-texts';
import { fillSlots } from '#mail/fill-slots';
import { appendAuditEvent, lockAuditChain } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { addLedgerEntries } from '#persistence/issued';
import { findMailsOfDocument } from '#persistence/mail-outbox';
import { readPayerDetails, type PayerDetails } from '#persistence/register';
import { listReminderLetters } from '#persistence/reminder-letters';
import { addReminderDecision, findReminderBatch, listBatchedReminders, type BatchedReminder, type ReminderBatch } from '#persistence/reminders';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { onceByCommand } from '#use-cases/once-by-command';
import { queueCopy } from '#use-cases/queue-copy';
import { letterSequence, letterTotalOre } from '#use-cases/reminders/reminder-letter';
import { readDueReminders } from '#use-cases/reminders/read-due-reminders';
import { mustHaveRight } from '#use-cases/rights';

interface Decision {
  readonly commandId: string;
  readonly person: string;
  readonly batch: string;
}

/** Another person approves reminders, and each goes out with its document, or rejects them with a reason. */
@Injectable()
export class DecideReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly installation: Installation,
    private readonly process: BillingProcess,
  ) {}

  /**
   * `reminders-stale` when anything was paid, credited or disputed since they were proposed: then they are rejected and proposed anew. Payers without
   * an address get none, and are named by `show`.
   */
  async approve(command: Decision & { readonly digest: string }): Promise<void> {
    const { digest } = command;
    const mails = await this.once(command, { approve: digest }, async (transaction, batch, at) => {
      if (digest !== batch.digest) throw new DomainError('approval-digest-differs', `${batch.id} is not what was seen`, { batch: batch.id });
      // What is charged follows from every payment and credit note that the log tells of by then, and from none after.
      await lockAuditChain(transaction);
      const now = new Map((await readDueReminders(transaction, batch.issuer, batch.on)).map((row) => [row.document, row]));
      const reminders = await listBatchedReminders(transaction, batch.id);
      const asNow = reminders.flatMap(({ document }) => now.get(document) ?? []);
      if (digestReminders(batch.id, asNow) !== digest)
        throw new DomainError('reminders-stale', `something of ${batch.id} was paid, credited or disputed meanwhile`, { batch: batch.id });
      const { person } = command;
      const letters = await listReminderLetters(transaction, batch.id);
      if (!isEveryoneWritten(reminders, letters))
        throw new DomainError('reminders-stale', `${batch.id} was proposed without letters`, { batch: batch.id });
      await addReminderDecision(transaction, { batch: batch.id, outcome: 'approved', person, at, reason: null });
      await addLedgerEntries(
        transaction,
        null,
        reminders.flatMap((reminder) => postReminder({ ...reminder, batch: batch.id, on: batch.on })),
      );
      await appendAuditEvent(transaction, { at, actor: person, type: 'reminders-approved', subject: batch.id, data: { digest } });
      const queued: string[] = [];
      const details = await readPayerDetails(transaction);
      for (const letter of letters)
        queued.push(...(await this.mailLetter(transaction, { letter, reminders, details: details.get(letter.payer), person, at })));
      return queued;
    });
    for (const mail of mails) await this.process.startMail(mail);
  }

  async reject(command: Decision & { readonly reason: string }): Promise<void> {
    const { person } = command;
    const reason = command.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'say why they are not sent', {});
    await this.once(command, { reject: reason }, async (transaction, batch, at) => {
      await addReminderDecision(transaction, { batch: batch.id, outcome: 'rejected', person, at, reason });
      await appendAuditEvent(transaction, { at, actor: person, type: 'reminders-rejected', subject: batch.id, data: { reason } });
      return [];
    });
  }

  /** One mail a letter, about the invoice that fell due first, with copies of all that are in it; none to a payer without an address. */
  private async mailLetter(
    transaction: Transaction,
    of: {
      readonly letter: Letter;
      readonly reminders: readonly BatchedReminder[];
      readonly details: PayerDetails | undefined;
      readonly person: string;
      readonly at: string;
    },
  ): Promise<string[]> {
    const { details, person, at } = of;
    const { batch, payer, currency, firstDocument } = of.letter;
    if (!details?.email) return [];
    const inLetter = of.reminders.filter((reminder) => reminder.payer === payer && reminder.currency === currency);
    const sequence = letterSequence({ invoices: inLetter });
    const letter = { batch, payer, currency, documents: inLetter.map(({ document }) => document) };
    return [
      await queueCopy(transaction, {
        ...{ number: firstDocument, details, person, at, mailDomain: this.installation.mailDomain },
        earlier: await findMailsOfDocument(transaction, firstDocument),
        reason: fillSlots(MAIL_TEXTS[details.language].reminderPrefix, { sequence: String(sequence) }) + batch,
        reminder: { sequence, openOre: letterTotalOre({ invoices: inLetter }), letter },
      }),
    ];
  }

  private async once(
    { commandId, person, batch: id }: Decision,
    what: Readonly<Record<string, string>>,
    work: (transaction: Transaction, batch: ReminderBatch, at: string) => Promise<string[]>,
  ): Promise<string[]> {
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      return await onceByCommand(transaction, { id: commandId, kind: 'reminders-decide', body: { person, id, ...what }, at }, async () => {
        const batch = await findReminderBatch(transaction, id);
        if (!batch) throw new DomainError('reminders-unknown', `there are no reminders ${id}`, { batch: id });
        await mustHaveRight(transaction, { person, right: 'reminders.decide', scope: batch.issuer });
        if (batch.outcome !== null) throw new DomainError('reminders-decided', `${id} was ${batch.outcome}`, { batch: id });
        return await work(transaction, batch, at);
      });
    });
  }
}

type Letter = Awaited<ReturnType<typeof listReminderLetters>>[number];

/** Reminders that were proposed by a version that wrote no letters are proposed anew. */
function isEveryoneWritten(reminders: readonly BatchedReminder[], letters: readonly Letter[]): boolean {
  const written = new Set(letters.map(({ payer, currency }) => `${payer} ${currency}`));
  return reminders.every(({ payer, currency }) => written.has(`${payer} ${currency}`));
}
