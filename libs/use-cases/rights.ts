import { DomainError } from '#domain/errors';
import type { Transaction } from '#persistence/database';
import type { Role } from '#persistence/register';

/** `role-missing` unless the person holds one of the roles today, at the issuer or organisation when `scope` names one. */
export async function mustHaveRole(
  transaction: Transaction,
  wanted: { readonly person: string; readonly roles: readonly Role[]; readonly scope: string | null },
): Promise<void> {
  const held: unknown[] = await transaction.query(
    `select 1 from person_role where person = $1 and role = any($2) and ($3::text is null or scope = $3)
       and is_held(valid_from, valid_until, withdrawn_at) limit 1`,
    [wanted.person, wanted.roles, wanted.scope],
  );
  if (held.length > 0) return;
  const where = wanted.scope === null ? '' : ` of ${wanted.scope}`;
  throw new DomainError('role-missing', `${wanted.person} is not ${wanted.roles.join(' or ')}${where}`, { person: wanted.person });
}
