import { Injectable } from '@nestjs/common';
import { listCalendarEntries, type CalendarEntry } from '#persistence/calendar-entry';
import { Database } from '#persistence/database';
import { listOpenRuns } from '#persistence/invoice-run';
import { listIssuers } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { Clock } from '#use-cases/clock';
import { listTasks, type Task } from '#use-cases/overview-tasks';
import { listTroubles, type Trouble } from '#use-cases/overview-troubles';

export interface Overview {
  readonly tasks: readonly Task[];
  readonly troubles: readonly Trouble[];
  /** The next billing date of each issuer that the person may see. */
  readonly upcoming: readonly CalendarEntry[];
}

/** What waits for a person, what went wrong, and what is due next. */
@Injectable()
export class SeeOverview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(person: string): Promise<Overview> {
    return await this.database.snapshot(async (transaction) => {
      const today = this.clock.today('DK');
      const roles = await listRolesHeld(transaction, person);
      const issuers = await listIssuers(transaction);
      const open = await listOpenRuns(transaction);
      const entries = await listCalendarEntries(transaction);
      return {
        tasks: await listTasks(transaction, { person, roles, open, today }),
        troubles: await listTroubles(transaction, { roles, open, issuers, entries, today, now: this.clock.now() }),
        upcoming: issuers.flatMap(
          (issuer) => entries.find((entry) => entry.issuer === issuer.code && entry.billingDate >= today && entry.outcome === null) ?? [],
        ),
      };
    });
  }
}
