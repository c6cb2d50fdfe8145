import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * What came back to the return address, and when mailing was stopped. A mail is bounced only on a report that stands in the record, with the letter's
 * bytes, and stays so. Nothing is marked as handed over while mailing is stopped: stop and mark wait for each other.
 */
export class Mailing1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table returned_letter (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), bytes bytea not null, read_at timestamptz not null
      );
      create table mail_report (
        letter text not null references returned_letter, mail text not null references mail, recipient text not null,
        action text not null check (action in ('failed', 'delayed', 'delivered', 'relayed', 'expanded')), status text, diagnostic text, reported_by text,
        matched_by text not null check (matched_by in ('return-address', 'message-id', 'recipient')), read_at timestamptz not null,
        primary key (letter, recipient)
      );
      create index mail_report_mail on mail_report (mail);
      create index mail_return_token on mail (substr(encode(sha256(message_id::bytea), 'hex'), 1, 20));
      create table mailing_stop (
        id bigint generated always as identity primary key, run text references invoice_run, is_stopped boolean not null,
        person text not null references person, reason text not null check (btrim(reason) <> ''), at timestamptz not null
      );
      create index mailing_stop_run on mailing_stop (run, id);
    `);
    for (const [table, web] of Object.entries(TABLES)) {
      await runner.query(`
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
        grant select, insert on ${table} to aconto_app;
      `);
      await secureTable(runner, table, web);
    }
    await runner.query(RULES);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const TABLES = {
  // The letters as they came are evidence for whoever keeps the database; what they say is in the reports.
  returned_letter: {},
  mail_report: { read: `exists (select 1 from mail m where m.id = mail)` },
  mailing_stop: {
    read: WHO.staff,
    add: `${WHO.themselves('person')} and ${anyOf(`run is null and ${WHO.administrator}`, WHO.deskOfRun('run'))}`,
  },
};

const RULES = `
  create function guard_bounce() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if old.state = 'bounced' or old.state not in ('handed-over', 'sent', 'unknown')
      or not exists (select 1 from mail_report r where r.mail = new.id and r.action = 'failed') then
      raise exception 'mail % has not come back: it is %', old.id, old.state using errcode = 'AC009';
    end if;
    return new;
  end $$;
  create trigger mail_bounce before update of state on mail for each row
    when ((old.state = 'bounced' or new.state = 'bounced') and old.state is distinct from new.state) execute function guard_bounce();

  create function mailing_is_stopped(wanted text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select s.is_stopped from mailing_stop s where s.run is not distinct from wanted order by s.id desc limit 1), false);
  $$;
  -- Volatile, so that it sees what was committed while it waited: a stop takes the same lock for itself alone.
  create function may_hand_over(run_of_document text) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtext('aconto mailing'), 0);
    return not exists (
      select 1 from (values (null::text), (run_of_document)) as wanted (run) where mailing_is_stopped(wanted.run)
    );
  end $$;
  create function guard_hand_over() returns trigger language plpgsql as $$
  begin
    if not may_hand_over(case when new.number is null then null else new.run end) then
      raise exception 'mail % is not handed over: mailing is stopped', new.id using errcode = 'AC022';
    end if;
    return new;
  end $$;
  create trigger mail_hand_over before update of state on mail for each row
    when (new.state = 'handed-over' and old.state is distinct from 'handed-over') execute function guard_hand_over();

  create function guard_mailing_stop() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform pg_advisory_xact_lock(hashtext('aconto mailing'), 0);
    if mailing_is_stopped(new.run) = new.is_stopped then
      raise exception 'mailing is so already' using errcode = 'AC022';
    end if;
    if not (case when new.run is null
      then exists (select 1 from person_role r where r.person = new.person and r.role = 'administrator' and is_held(r.valid_from, r.valid_until, r.withdrawn_at))
      else has_role(new.person, 'officer', (select r.issuer from invoice_run r where r.id = new.run)) end) then
      raise exception '% may neither stop nor start this mailing', new.person using errcode = 'AC003';
    end if;
    return new;
  end $$;
  create trigger mailing_stop_people before insert on mailing_stop for each row execute function guard_mailing_stop();
`;
