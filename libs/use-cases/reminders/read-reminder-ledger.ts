import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database } from '#persistence/database';
import { listPostingsOfReminders } from '#persistence/ledger-exports';
import { findReminderBatch } from '#persistence/reminders';
import { writeLedgerFile } from '#use-cases/ledger/ledger-file';

/** What reminders charged, as the file that a finance system reads of a run: charges are in no run's. */
@Injectable()
export class ReadReminderLedger {
  constructor(private readonly database: Database) {}

  /** The same bytes whenever it is read; only the heads before the reminders are approved, and where they charge nothing. `reminders-unknown` for another desk's. */
  async execute(batch: string): Promise<Buffer> {
    return await this.database.snapshot(async (transaction) => {
      if (!(await findReminderBatch(transaction, batch))) throw new DomainError('reminders-unknown', `there are no reminders ${batch}`, { batch });
      return writeLedgerFile(batch, await listPostingsOfReminders(transaction, batch)).bytes;
    });
  }
}
