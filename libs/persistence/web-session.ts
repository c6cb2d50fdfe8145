import type { Transaction } from '#persistence/database';
import type { Role } from '#domain/people/role';
import { utc } from '#persistence/utc-sql';

/** A browser that is signed in. Times are ISO in UTC. */
export interface WebSession {
  /** SHA-256 of the id that the browser has; the id itself is nowhere else. */
  readonly idSha256: string;
  readonly person: string;
  readonly account: bigint;
  readonly csrfToken: string;
  /** The provider's own statement of who it is, for telling it that the person signs out. */
  readonly idToken: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

export interface RoleHeld {
  readonly role: Role;
  readonly scope: string;
  /** Name of the issuer or organisation that `scope` is the code of; null where it is none. */
  readonly scopeName: string | null;
}

export interface Signed {
  readonly session: WebSession;
  readonly label: string;
  readonly roles: readonly RoleHeld[];
}

export async function addWebSession(transaction: Transaction, session: WebSession): Promise<void> {
  await nameSession(transaction, session.idSha256);
  await transaction.query(`select forget_old_sessions()`);
  await transaction.query(
    `insert into web_session (id_sha256, person, account, csrf_token, id_token, created_at, last_seen_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [session.idSha256, session.person, session.account.toString(), session.csrfToken, session.idToken, session.createdAt, session.lastSeenAt],
  );
}

/** The session with who it is and what that person may be right now; null when there is none, or its account is no longer linked. */
export async function findSigned(transaction: Transaction, idSha256: string): Promise<Signed | null> {
  await nameSession(transaction, idSha256);
  const [session]: WebSession[] = await transaction.query(
    `select id_sha256 as "idSha256", person, account, csrf_token as "csrfToken", id_token as "idToken", ${utc('created_at', 'createdAt')},
       ${utc('last_seen_at', 'lastSeenAt')} from web_session where id_sha256 = $1 and is_account_linked(account)`,
    [idSha256],
  );
  if (!session) return null;
  await transaction.query(`select set_config('aconto.person', $1, true)`, [session.person]);
  const [person]: { label: string }[] = await transaction.query(`select label from person where id = $1`, [session.person]);
  return { session, label: person?.label ?? session.person, roles: await listRolesHeld(transaction, session.person) };
}

async function listRolesHeld(transaction: Transaction, person: string): Promise<RoleHeld[]> {
  return await transaction.query(
    `select distinct r.role, r.scope, coalesce(i.name, p.name) as "scopeName" from person_role r
       left join issuer i on i.code = r.scope and r.role in ('officer', 'approver')
       left join lateral payer_names(array[r.scope]) p on r.role in ('payer', 'member')
     where r.person = $1 and is_held(r.valid_from, r.valid_until, r.withdrawn_at) order by r.role, r.scope`,
    [person],
  );
}

export async function touchWebSession(transaction: Transaction, idSha256: string, at: string): Promise<void> {
  await nameSession(transaction, idSha256);
  await transaction.query(`update web_session set last_seen_at = $2 where id_sha256 = $1`, [idSha256, at]);
}

export async function endWebSession(transaction: Transaction, idSha256: string): Promise<void> {
  await nameSession(transaction, idSha256);
  await transaction.query(`delete from web_session where id_sha256 = $1`, [idSha256]);
}

/** Says which session this transaction is about: the database shows no other. */
async function nameSession(transaction: Transaction, idSha256: string): Promise<void> {
  await transaction.query(`select set_config('aconto.session', $1, true)`, [idSha256]);
}
