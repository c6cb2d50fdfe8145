import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/errors';
import { Database } from '#persistence/database';
import { findReminderLetter, type KeptLetter } from '#persistence/reminder-letters';

/** A letter of reminders as it was or will be sent, for the desk of its issuer and the auditor, and once it is sent for its payer; `reminders-unknown` for everybody else. */
@Injectable()
export class ReadReminderLetter {
  constructor(private readonly database: Database) {}

  async execute(of: { readonly batch: string; readonly payer: string; readonly currency?: string }): Promise<KeptLetter> {
    const letter = await this.database.read((transaction) => findReminderLetter(transaction, of));
    if (!letter) throw new DomainError('reminders-unknown', `there is no letter of ${of.batch} to ${of.payer}`, { batch: of.batch });
    return letter;
  }
}
