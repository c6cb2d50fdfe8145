import { Injectable } from '@nestjs/common';
import { runKeyOf } from '#contracts/invoice-run-process';
import { listCalendarEntries } from '#persistence/calendar-entry';
import { listBasesUnderWay } from '#persistence/cost-basis';
import { Database } from '#persistence/database';
import { listOpenRuns } from '#persistence/invoice-run';
import { listMails } from '#persistence/mail-outbox';
import { BillingProcess } from '#temporal/billing-process';
import { InviteToMeetings } from '#use-cases/cost-basis/invite-to-meetings';
import { Clock } from '#use-cases/clock';

/**
 * Starts whatever the record says is under way: what is running already is left alone, what the process engine has lost goes on from where the
 * record stands. The worker does this at every start and once a minute. Opening a run on its day is the schedule's work; what it missed is opened a
 * day later.
 */
@Injectable()
export class Recover {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly process: BillingProcess,
    private readonly invitations: InviteToMeetings,
  ) {}

  async execute(): Promise<void> {
    await this.clock.synchronise();
    const today = this.clock.today('DK');
    const entries = await this.database.read((transaction) => listCalendarEntries(transaction));
    for (const { issuer, billingDate } of entries.filter((entry) => entry.outcome === null && entry.opensOn < today)) {
      await this.process.startRun({ issuer, billingDate });
    }
    for (const run of await this.database.read((transaction) => listOpenRuns(transaction))) await this.process.startRun(runKeyOf(run));
    for (const basis of await this.database.read(listBasesUnderWay)) await this.process.startRound({ basis });
    if (await this.invitations.isAnyWaiting()) await this.process.tellMeetingsChanged([]);
    const open = await this.database.read((transaction) => listMails(transaction, { states: ['queued', 'claimed', 'handed-over'] }));
    for (const mail of open.filter((candidate) => candidate.kind !== 'document')) await this.process.startMail(mail.id);
  }
}
