import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import { countStuckMails, listStuckMails, type STUCK_STATES, type StuckMail } from '#persistence/mails-needing-action';
import type { Page, PageRequest } from '#persistence/page-sql';
import { countMails, type MailQueue } from '#persistence/queues';
import type { Trouble } from '#use-cases/overview-troubles';
import { SeeOverview } from '#use-cases/see-overview';

export interface Operations {
  readonly queues: readonly MailQueue[];
  /** How many mails need a person. */
  readonly stuckMails: number;
  readonly troubles: readonly Trouble[];
}

/** What whoever runs the installation looks at: queues, mails that need a person, and runs that do not move. */
@Injectable()
export class WatchOperations {
  constructor(
    private readonly database: Database,
    private readonly overview: SeeOverview,
  ) {}

  async execute(person: string): Promise<Operations> {
    const { troubles } = await this.overview.execute(person);
    return await this.database.snapshot(async (transaction) => ({
      queues: await countMails(transaction),
      stuckMails: await countStuckMails(transaction),
      troubles,
    }));
  }

  /** Mails that nothing moves on but a person. */
  async stuckMails(filter: { readonly state?: (typeof STUCK_STATES)[number] | undefined }, page: PageRequest<'since'>): Promise<Page<StuckMail>> {
    return await this.database.snapshot((transaction) => listStuckMails(transaction, filter, page));
  }
}
