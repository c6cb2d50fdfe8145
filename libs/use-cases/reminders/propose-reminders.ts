import { Injectable } from '@nestjs/common';
import type { Json } from '#domain/audit/canonical-json';
import { digestReminders } from '#domain/audit/reminder-digest';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { LateCharges } from '#domain/late-payment/charge-reminders';
import type { DueReminder } from '#domain/payments/due-reminders';
import { appendAuditEvent } from '#persistence/audit-log';
import { addReminderEInvoices } from '#persistence/reminder-e-invoices';
import { addReminderLetters } from '#persistence/reminder-letters';
import { Database, type Transaction } from '#persistence/database';
import { getIssuer } from '#persistence/register';
import { addReminderBatch, countReminderBatches, listReminderBatches } from '#persistence/reminders';
import { Clock } from '#use-cases/clock';
import { Profile } from '#use-cases/profile';
import { onceByCommand } from '#use-cases/once-by-command';
import { readDueReminders } from '#use-cases/reminders/read-due-reminders';
import { keptEInvoice, keptLetter } from '#use-cases/reminders/kept-letter';
import { readReminderLetters } from '#use-cases/reminders/read-reminder-letters';
import { mustHaveRight } from '#use-cases/rights';

/** An officer proposes to remind of everything that is due for it; another person decides. Nothing is sent before. */
@Injectable()
export class ProposeReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly profile: Profile,
  ) {}

  /** Answers with the batch's id; `reminders-open` while another one waits, `reminders-none` when nothing is due for one. */
  async execute(command: { readonly commandId: string; readonly person: string; readonly issuer: string }): Promise<string> {
    const { commandId, person, issuer } = command;
    return await this.database.transaction(async (transaction) => {
      const at = this.clock.now();
      return await onceByCommand(transaction, { id: commandId, kind: 'reminders-propose', body: { person, issuer }, at }, async () => {
        await mustHaveRight(transaction, { person, right: 'reminders.propose', scope: issuer });
        const on = this.clock.today((await getIssuer(transaction, issuer)).country);
        const id = `${issuer}-${on}-${(await countReminderBatches(transaction, issuer, on)) + 1}`;
        const [latest] = await listReminderBatches(transaction, issuer, 1);
        if (latest?.outcome === null) throw new DomainError('reminders-open', `${latest.id} waits for a decision`, { batch: latest.id });
        const reminders = await readDueReminders(transaction, issuer, on);
        if (reminders.length === 0) throw new DomainError('reminders-none', `${issuer} has nothing to remind of`, { issuer });
        const digest = digestReminders(id, reminders);
        await addReminderBatch(transaction, { id, issuer, on, digest, proposedBy: person, proposedAt: at }, reminders);
        const letters = await this.keepLetters(transaction, { batch: id, issuer, on, at }, reminders);
        await appendAuditEvent(transaction, {
          at,
          actor: person,
          type: 'reminders-proposed',
          subject: id,
          data: { digest, documents: reminders.map(({ document }) => document), letters },
        });
        return id;
      });
    });
  }

  /** Draws the letters as they will be sent, and answers with their hashes, and those of the same as e-invoices, by payer. */
  private async keepLetters(
    transaction: Transaction,
    of: { readonly batch: string; readonly issuer: string; readonly on: LocalDate; readonly at: string },
    reminders: readonly (DueReminder & LateCharges)[],
  ): Promise<Json> {
    const letters = await readReminderLetters(transaction, { ...of, isExample: this.profile.isExample }, reminders);
    const hashes = await addReminderLetters(transaction, letters.map(keptLetter));
    const eInvoices = await addReminderEInvoices(transaction, letters.flatMap(keptEInvoice), of.at);
    return letters.map(({ payer, currency }, at) => [payer, currency, hashes[at] ?? '', eInvoices.get(`${payer} ${currency}`) ?? null]);
  }
}
