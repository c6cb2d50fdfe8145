import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '#persistence/migrations/row-security';

/**
 * Who is signed in. A session is found by the SHA-256 of its id alone, which only its browser has: the web's role sees the one row that a transaction
 * names, and cannot list them.
 */
export class WebSessions1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table web_session (
        id_sha256 text primary key, person text not null references person, account bigint not null references person_account,
        csrf_token text not null, id_token text not null, created_at timestamptz not null, last_seen_at timestamptz not null
      );
      create index web_session_created on web_session (created_at);
      create function acting_session() returns text language sql stable as $$ select nullif(current_setting('aconto.session', true), '') $$;
    `);
    const own = 'id_sha256 = (select acting_session())';
    await secureTable(runner, 'web_session', { read: own, add: own, change: { columns: 'last_seen_at', where: own, to: own } });
    await runner.query(`
      grant delete on web_session to aconto_web;
      create policy web_session_web_end on web_session for delete to aconto_web using (${own});
    `);
    await runner.query(BEFORE_SIGN_IN);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

/** What sign-in must know before anybody is signed in. */
const BEFORE_SIGN_IN = `
  create function find_account(at_issuer text, wanted text) returns table (id bigint, person text)
  language sql stable security definer set search_path = public, pg_temp as $$
    select a.id, a.person from person_account a where a.issuer = at_issuer and a.subject = wanted and a.withdrawn_at is null
  $$;
  create function is_account_linked(wanted bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select 1 from person_account a where a.id = wanted and a.withdrawn_at is null)
  $$;
  -- Only an address that one person alone has tells who it is, and only somebody who has no account yet gets one this way.
  create function link_account_by_email(at_issuer text, new_subject text, verified_email text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare found text[];
  begin
    select array_agg(p.id) into found from person p where lower(p.email) = lower(verified_email);
    if coalesce(cardinality(found), 0) <> 1 or exists (select 1 from person_account a where a.person = found[1] and a.withdrawn_at is null) then
      return false;
    end if;
    insert into person_account (issuer, subject, person, linked_at, linked_by) values (at_issuer, new_subject, found[1], now(), 'verified-email');
    return true;
  end $$;
  create function forget_old_sessions() returns void language sql security definer set search_path = public, pg_temp as $$
    delete from web_session where created_at < now() - interval '2 days'
  $$;
`;
