import { Injectable } from '@nestjs/common';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { Database } from '#persistence/database';
import { findRun } from '#persistence/invoice-run';
import { queueMails, type OutboxMail } from '#persistence/mail-outbox';
import { getIssuer, listHolders } from '#persistence/register';
import { Clock, localDayOf } from '#use-cases/clock';
import { Installation } from '#use-cases/installation';
import { messageIdOf } from '#use-cases/queued-mails';

const DAY_MS = 86_400_000;

/** Queues a reminder to everybody who can move the run: officers while it waits to be submitted, approvers while it waits for a decision. */
@Injectable()
export class RemindThoseWhoMustAct {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  /** Ids of the mails; the same reminder again queues nothing new. */
  async execute(reminder: RunKey & { readonly remindAt: string }): Promise<string[]> {
    return await this.database.transaction(async (transaction) => {
      const id = runIdOf(reminder);
      const run = await findRun(transaction, id);
      if (!run || (run.state !== 'draft' && run.state !== 'submitted' && run.state !== 'rejected')) return [];
      const { country } = await getIssuer(transaction, run.issuer);
      const state = run.state;
      const today = localDayOf(reminder.remindAt, country);
      const holders = await listHolders(transaction, { role: state === 'submitted' ? 'approver' : 'officer', scope: run.issuer });
      const daysLeft = Math.round((Date.parse(run.businessDate) - Date.parse(today)) / DAY_MS);
      const mails = holders.map((person): OutboxMail => {
        const mail = `reminder/${id}/${today}/${person.id}`;
        return {
          id: mail,
          kind: 'reminder',
          number: null,
          run: id,
          ordinal: null,
          address: person.email,
          language: country === 'NO' ? 'nb' : 'da',
          messageId: messageIdOf(mail, this.installation.mailDomain),
          queuedAt: this.clock.now(),
          content: { type: 'reminder', run: id, state, recipientLabel: person.label, daysLeft },
        };
      });
      const known: { id: string }[] = await transaction.query(`select id from mail where id = any($1)`, [mails.map((mail) => mail.id)]);
      await queueMails(
        transaction,
        mails.filter((mail) => !known.some((row) => row.id === mail.id)),
      );
      return mails.map((mail) => mail.id);
    });
  }
}
