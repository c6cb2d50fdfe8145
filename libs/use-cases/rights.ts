import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';
import type { PersonRole } from '#persistence/register';

export type Role = PersonRole['role'];

/** `role-missing` unless the person holds one of the roles today, at the issuer or organisation when `scope` names one. */
export async function mustHaveRole(
  transaction: Transaction,
  wanted: { readonly person: string; readonly roles: readonly Role[]; readonly scope: string | null },
): Promise<void> {
  const held: unknown[] = await transaction.query(
    `select 1 from person_role where person = $1 and role = any($2) and ($3::text is null or scope = $3)
       and valid_from <= current_date and (valid_until is null or current_date < valid_until) limit 1`,
    [wanted.person, wanted.roles, wanted.scope],
  );
  if (held.length > 0) return;
  const where = wanted.scope === null ? '' : ` of ${wanted.scope}`;
  throw new DomainError('role-missing', `${wanted.person} is not ${wanted.roles.join(' or ')}${where}`, { person: wanted.person });
}
