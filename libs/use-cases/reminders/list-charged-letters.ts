import { Injectable } from '@nestjs/common';
import type { Role } from '#domain/people/role';
import { listReversals, type ChargeReversal } from '#persistence/charge-reversals';
import { listChargedLetters, type ChargedLetterFilter, type ChargedLetterRow, type ChargedLetterSort } from '#persistence/charged-letters';
import { Database } from '#persistence/database';
import type { Page, PageRequest } from '#persistence/page-sql';
import { listPeople } from '#persistence/register';
import { listRolesHeld } from '#persistence/roles-held';
import { mustHaveRight } from '#use-cases/rights';

/** A letter that was sent and charged something, and whether that is taken back. */
export interface ChargedLetter extends ChargedLetterRow {
  /** The last that was proposed; null where nobody did. */
  readonly reversal: (ChargeReversal & { readonly proposedByLabel: string; readonly decidedByLabel: string }) | null;
  readonly proposeUnavailableBecause: 'role-missing' | 'reversal-open' | 'charges-reversed' | null;
  readonly decideUnavailableBecause: 'role-missing' | 'same-person' | null;
}

/** What an issuer's letters of reminders charged, a page at a time, with what the person may do about it. */
@Injectable()
export class ListChargedLetters {
  constructor(private readonly database: Database) {}

  /** `role-missing` for whoever neither works at the issuer's desk nor audits. */
  async execute(filter: ChargedLetterFilter, page: PageRequest<ChargedLetterSort>, person: string): Promise<Page<ChargedLetter>> {
    const { issuer } = filter;
    return await this.database.snapshot(async (transaction) => {
      await mustHaveRight(transaction, { person, right: 'reminders.read', scope: issuer });
      const roles = (await listRolesHeld(transaction, person)).filter(({ scope }) => scope === issuer).map(({ role }) => role);
      const labels = new Map((await listPeople(transaction)).map(({ id, label }) => [id, label]));
      const labelOf = (id: string | null) => labels.get(id ?? '') ?? id ?? '';
      const found = await listChargedLetters(transaction, filter, page);
      const batches = [...new Set(found.items.map(({ batch }) => batch))];
      const reversals = new Map((await listReversals(transaction, batches)).map((row) => [letterOf(row), row]));
      const items = found.items.map((letter): ChargedLetter => {
        const reversal = reversals.get(letterOf(letter));
        return {
          ...letter,
          reversal: reversal ? { ...reversal, proposedByLabel: labelOf(reversal.proposedBy), decidedByLabel: labelOf(reversal.decidedBy) } : null,
          proposeUnavailableBecause: whyNotPropose(reversal, roles),
          decideUnavailableBecause: !roles.includes('approver') ? 'role-missing' : reversal?.proposedBy === person ? 'same-person' : null,
        };
      });
      return { ...found, items };
    });
  }
}

function letterOf({ batch, payer, currency }: Pick<ChargedLetterRow, 'batch' | 'payer' | 'currency'>): string {
  return `${batch} ${payer} ${currency}`;
}

function whyNotPropose(reversal: ChargeReversal | undefined, roles: readonly Role[]): ChargedLetter['proposeUnavailableBecause'] {
  if (reversal?.outcome === 'approved') return 'charges-reversed';
  if (reversal?.outcome === null) return 'reversal-open';
  return roles.includes('officer') ? null : 'role-missing';
}
