import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database';
import { listOwnReminders, type OwnReminder } from '#persistence/own-reminders';
import { groupBy } from '#use-cases/group-by';
import { ownOrganisation, type AskedOrganisation } from '#use-cases/own-organisation';
import { letterSequence, letterTotalOre } from '#use-cases/reminders/reminder-letter';
import { mustHaveRight } from '#use-cases/rights';

/** A letter that a payer got: one a day, issuer and currency, with the invoices in it. */
export interface OwnLetter extends Pick<OwnReminder, 'batch' | 'on' | 'issuer' | 'issuerName' | 'payer' | 'currency' | 'sequence' | 'takenBackOn'> {
  readonly totalOre: bigint;
  readonly invoices: readonly OwnReminder[];
}

/** The reminders that a payer was sent, for those who act for it. */
@Injectable()
export class ReadOwnReminders {
  constructor(private readonly database: Database) {}

  /** `payer-unknown` for any organisation that is not the person's own. */
  async execute(asked: AskedOrganisation): Promise<OwnLetter[]> {
    const reminders = await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person: asked.person, right: 'reminders.read-own', scope: null });
      return await listOwnReminders(transaction, await ownOrganisation(transaction, asked));
    });
    return [...groupBy(reminders, ({ batch, payer, currency }) => `${batch} ${payer} ${currency}`).values()].flatMap((invoices): OwnLetter[] => {
      const [first] = invoices;
      if (!first) return [];
      const { batch, on, issuer, issuerName, payer, currency, takenBackOn } = first;
      const sequence = letterSequence({ invoices });
      return [{ batch, on, issuer, issuerName, payer, currency, sequence, takenBackOn, totalOre: letterTotalOre({ invoices }), invoices }];
    });
  }
}
