import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import { listMailsNeedingAction, type MailStatus } from '#persistence/mail-outbox';
import { countMails, type MailQueue } from '#persistence/queues';
import { SeeOverview, type Trouble } from '#use-cases/see-overview';

export interface Operations {
  readonly queues: readonly MailQueue[];
  readonly mailsNeedingAction: readonly MailStatus[];
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
      mailsNeedingAction: await listMailsNeedingAction(transaction),
      troubles,
    }));
  }
}
