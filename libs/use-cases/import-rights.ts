import { DomainError } from '#domain/errors';
import type { ImportKind } from '#imports/parse-import';
import type { Transaction } from '#persistence/database';
import { mustHaveRight, type Right } from '#use-cases/rights';

/** Figures are the officers' work, registers the administrators'. */
const RIGHT_TO_IMPORT: Readonly<Record<ImportKind, Right>> = {
  programmes: 'registers.import',
  payers: 'registers.import',
  issuers: 'registers.import',
  logos: 'registers.import',
  people: 'registers.import',
  arrangements: 'registers.import',
  'late-rates': 'registers.import',
  keys: 'figures.import',
  budgets: 'figures.import',
  agreements: 'figures.import',
  'actual-costs': 'figures.import',
  'printed-budget-totals': 'figures.import',
  'printed-payment-plan': 'figures.import',
};

/** `role-missing` unless the person may import files of these kinds. */
export async function mustBeAllowedToImport(transaction: Transaction, person: string, kinds: readonly ImportKind[]): Promise<void> {
  for (const right of new Set(kinds.map((kind) => RIGHT_TO_IMPORT[kind]))) await mustHaveRight(transaction, { person, right, scope: null });
}

/** `role-missing` where an officer brings figures of a programme that none of their issuers bills; administrators may bring any. */
export async function mustBillProgrammes(transaction: Transaction, person: string, rows: readonly object[]): Promise<void> {
  const programmes = new Set(rows.flatMap((row) => ('programme' in row && typeof row.programme === 'string' ? [row.programme] : [])));
  const foreign: { programme: string }[] = await transaction.query(
    `select p.programme from unnest($2::text[]) p (programme)
     where not exists (select 1 from person_role r where r.person = $1 and is_held(r.valid_from, r.valid_until, r.withdrawn_at) and (r.role = 'administrator'
       or r.role = 'officer' and exists (select 1 from collection_arrangement a where a.issuer = r.scope and a.programme = p.programme))) order by 1`,
    [person, [...programmes]],
  );
  if (foreign.length === 0) return;
  const names = foreign.map(({ programme }) => programme);
  throw new DomainError('role-missing', `${person} is officer of no issuer that bills ${names.join(', ')}`, { person, programmes: names.length });
}
