import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';
import { listRolesHeld } from '#persistence/roles-held';

/** Who asks, and for which of their organisations; the first of them when none is named. */
export interface AskedOrganisation {
  readonly person: string;
  readonly payer: string | undefined;
}

/** The organisation that a person acts for. `payer-unknown` for any other: whoever acts for others learns nothing, not even that there is such a payer. */
export async function ownOrganisation(transaction: Transaction, { person, payer }: AskedOrganisation): Promise<string> {
  const organisations = (await listRolesHeld(transaction, person)).filter(({ role }) => role === 'payer').map(({ scope }) => scope);
  const chosen = organisations.find((code) => payer === undefined || code === payer);
  if (chosen === undefined) throw new DomainError('payer-unknown', `${person} acts for no payer ${payer ?? ''}`, { payer: payer ?? '' });
  return chosen;
}
