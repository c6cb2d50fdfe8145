import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import type { Role } from '#domain/people/role';
import type { PersonRole } from '#persistence/register';

/** A role as the register shows it: given for a time, and maybe taken away before. */
export interface GivenRole extends PersonRole {
  readonly isHeld: boolean;
  readonly withdrawnAt: string | null;
}

/** Roles a person holds at this moment, as the database's own rules read them. */
export async function listRolesHeld(transaction: Transaction, person: string): Promise<PersonRole[]> {
  return await transaction.query(
    `select person, role, scope, valid_from as "validFrom", valid_until as "validUntil" from person_role
     where person = $1 and is_held(valid_from, valid_until, withdrawn_at) order by role, scope`,
    [person],
  );
}

/** Every role ever given to these people, in their order. */
export async function listGivenRoles(transaction: Transaction, people: readonly string[]): Promise<GivenRole[]> {
  return await transaction.query(
    `select person, role, scope, valid_from as "validFrom", valid_until as "validUntil", is_held(valid_from, valid_until, withdrawn_at) as "isHeld",
       to_char(withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "withdrawnAt"
     from person_role where person = any($1) order by person, role, scope, valid_from`,
    [people],
  );
}

/** Whether the person has the role now, or will have it, at this place. */
export async function isRoleGiven(
  transaction: Transaction,
  role: { readonly person: string; readonly role: Role; readonly scope: string; readonly today: LocalDate },
): Promise<boolean> {
  const rows: unknown[] = await transaction.query(
    `select 1 from person_role where person = $1 and role = $2 and scope = $3 and withdrawn_at is null and (valid_until is null or $4 < valid_until)`,
    [role.person, role.role, role.scope, role.today],
  );
  return rows.length > 0;
}

/** Takes away every such role that has not ended by itself; false when there is none. */
export async function withdrawRole(
  transaction: Transaction,
  role: { readonly person: string; readonly role: Role; readonly scope: string; readonly at: string; readonly today: LocalDate },
): Promise<boolean> {
  const [rows]: [unknown[], number] = await transaction.query(
    `update person_role set withdrawn_at = $4 where person = $1 and role = $2 and scope = $3 and withdrawn_at is null
       and (valid_until is null or $5 < valid_until) returning person`,
    [role.person, role.role, role.scope, role.at, role.today],
  );
  return rows.length > 0;
}

/** Changes of a person's roles come one after the other. */
export async function lockRolesOf(transaction: Transaction, person: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto roles'), hashtext($1))`, [person]);
}
