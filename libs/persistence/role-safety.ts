import type { Transaction } from '#persistence/database';

interface RoleFacts {
  readonly role: string;
  readonly superuser: boolean;
  readonly bypassesRowSecurity: boolean;
  readonly createsRoles: boolean;
  readonly owned: number;
  readonly actsAsOwner: boolean;
  readonly unforced: readonly string[];
}

/** Why this connection must not serve people over the web, one sentence a reason; empty when row-level security holds it. */
export async function findUnsafeRole(transaction: Transaction): Promise<string[]> {
  const [facts]: RoleFacts[] = await transaction.query(
    `select rolname as role, rolsuper as superuser, rolbypassrls as "bypassesRowSecurity", rolcreaterole as "createsRoles",
       (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace)
         + (select count(*)::int from pg_database d where d.datdba = r.oid and d.datname = current_database()) as owned,
       exists (select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member')) as "actsAsOwner",
       array(select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity) order by 1) as unforced
     from pg_roles r where rolname = current_user`,
  );
  if (!facts) throw new Error('the connection has no role');
  const reasons = {
    'is a superuser': facts.superuser,
    'is above row-level security (bypassrls)': facts.bypassesRowSecurity,
    'may make roles': facts.createsRoles,
    'owns the database or tables in it': facts.owned > 0,
    'may act as the owner of the tables': facts.actsAsOwner && facts.owned === 0 && !facts.superuser,
  };
  return [
    ...Object.entries(reasons).flatMap(([reason, holds]) => (holds ? [`the role ${facts.role} ${reason}`] : [])),
    ...facts.unforced.map((table) => `row-level security is not forced on ${table}`),
    // The application's role passes all of the above, and its policies show it every row.
    ...(facts.role === 'aconto_app' ? [`the role ${facts.role} sees every row: people come in as aconto_web`] : []),
  ];
}
