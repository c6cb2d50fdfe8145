import { Injectable } from '@nestjs/common';
import { listConsequencesOf, type KeptConsequence, type Notice } from '#persistence/cost-basis-consequence';
import { Database } from '#persistence/database';
import { readPayerNames } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { mustHaveRight } from '#use-cases/rights';

export interface OwnConsequence extends Notice {
  /** A municipality has two rows: what the GP service drives, and the rest. */
  readonly rows: readonly (KeptConsequence & { readonly name: string })[];
}

/** What each version costs the organisations that a person acts for, as they were told when it was sent out or decided. Of others nothing is read. */
@Injectable()
export class ReadOwnConsequence {
  constructor(private readonly database: Database) {}

  async execute(person: string): Promise<OwnConsequence[]> {
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person, right: 'cost-bases.read-own', scope: null });
      const organisations = (await listRolesHeld(transaction, person)).filter(({ role }) => role === 'payer').map(({ scope }) => scope);
      const names = await readPayerNames(transaction, organisations);
      const told = await listConsequencesOf(transaction, organisations);
      return told.map((notice) => ({ ...notice, rows: notice.rows.map((row) => ({ ...row, name: names.get(row.payer) ?? row.payer })) }));
    });
  }
}
