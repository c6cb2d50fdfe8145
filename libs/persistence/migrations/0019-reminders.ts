import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/**
 * Reminders to payers: whether a programme has any, what an officer proposed, and what an approver decided. A reminder that was approved is one of at
 * most three, ten days after the one before, and never of a document that is disputed.
 */
export class Reminders1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminder_policy (
        programme text not null references programme, recorded_at timestamptz not null, is_on boolean not null, person text not null references person,
        reason text not null check (btrim(reason) <> ''), primary key (programme, recorded_at)
      );
      create table reminder_batch (
        id text primary key, issuer text not null references issuer, on_date date not null, digest text not null check (digest ~ '^[0-9a-f]{64}$'),
        proposed_by text not null references person, proposed_at timestamptz not null
      );
      create index reminder_batch_issuer on reminder_batch (issuer, proposed_at);
      create table reminder (
        batch text not null references reminder_batch, document text not null references issued_document, sequence int not null check (sequence between 1 and 3),
        open_ore ore not null check (open_ore > 0), primary key (batch, document)
      );
      create index reminder_document on reminder (document);
      create table reminder_decision (
        batch text primary key references reminder_batch, outcome text not null check (outcome in ('approved', 'rejected')), person text not null references person,
        at timestamptz not null, reason text, check (outcome = 'approved' or btrim(reason) <> '')
      );
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

const ofBatch = (more: string): string => `exists (select 1 from reminder_batch b where b.id = batch and ${more})`;
const TABLES: Readonly<Record<string, WebPolicies>> = {
  reminder_policy: { read: WHO.known, add: `${WHO.officerOfProgramme('programme')} and ${WHO.themselves('person')}` },
  reminder_batch: {
    read: anyOf(WHO.deskOfIssuer('issuer'), WHO.auditor),
    add: `${WHO.deskOfIssuer('issuer')} and ${WHO.themselves('proposed_by')}`,
  },
  reminder: { read: anyOf(WHO.deskOfNumber('document'), WHO.auditor), add: WHO.deskOfNumber('document') },
  reminder_decision: { read: ofBatch('true'), add: `${WHO.themselves('person')} and ${ofBatch(WHO.deskOfIssuer('b.issuer'))}` },
};

const RULES = `
  create function is_disputed(number text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select 1 from objection o where o.document = number and not exists (select 1 from objection_answer a where a.objection = o.id));
  $$;
  create function is_reminded_of(wanted text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select p.is_on from reminder_policy p where p.programme = wanted order by p.recorded_at desc limit 1), false);
  $$;
  create function may_be_reminded(wanted text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select not is_disputed(wanted) and exists (select 1 from issued_document where number = wanted and kind = 'invoice')
      and not exists (select 1 from issued_document i join document_line l on l.run = i.run and l.ordinal = i.ordinal
        join settlement_round r on r.run = l.round_run and r.position = l.position where i.number = wanted and not is_reminded_of(r.programme));
  $$;

  create function guard_reminder_policy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not exists (select 1 from collection_arrangement c where c.programme = new.programme and has_role(new.person, 'officer', c.issuer)) then
      raise exception '% is not a billing officer of programme %', new.person, new.programme using errcode = 'AC003';
    end if;
    return new;
  end $$;
  create trigger reminder_policy_people before insert on reminder_policy for each row execute function guard_reminder_policy();

  create function guard_reminder_batch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not has_role(new.proposed_by, 'officer', new.issuer) then
      raise exception '% is not a billing officer of %', new.proposed_by, new.issuer using errcode = 'AC003';
    end if;
    if exists (select 1 from reminder_batch b where b.issuer = new.issuer and not exists (select 1 from reminder_decision d where d.batch = b.id)) then
      raise exception 'other reminders of % wait for a decision', new.issuer using errcode = 'AC016';
    end if;
    return new;
  end $$;
  create trigger reminder_batch_fits before insert on reminder_batch for each row execute function guard_reminder_batch();

  create function guard_reminder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare batch reminder_batch; sent record;
  begin
    select * into batch from reminder_batch where id = new.batch;
    if exists (select 1 from reminder_decision d where d.batch = new.batch) or not may_be_reminded(new.document)
      or not exists (select 1 from issued_document i join invoice_run r on r.id = i.run where i.number = new.document and r.issuer = batch.issuer and i.due_on < batch.on_date) then
      raise exception 'nobody is reminded of %', new.document using errcode = 'AC016';
    end if;
    select count(*)::int as count, max(b.on_date) as last into sent from reminder m join reminder_batch b on b.id = m.batch
      join reminder_decision d on d.batch = b.id and d.outcome = 'approved' where m.document = new.document;
    if new.sequence <> sent.count + 1 or sent.last + 10 > batch.on_date then
      raise exception '%: at most three reminders, ten days apart', new.document using errcode = 'AC016';
    end if;
    return new;
  end $$;
  create trigger reminder_fits before insert on reminder for each row execute function guard_reminder();

  create function guard_reminder_decision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare batch reminder_batch;
  begin
    select * into batch from reminder_batch where id = new.batch;
    if not has_role(new.person, 'approver', batch.issuer) then
      raise exception '% is not an approver of %', new.person, batch.issuer using errcode = 'AC003';
    end if;
    if new.person = batch.proposed_by then
      raise exception '% has proposed these reminders', new.person using errcode = 'AC004';
    end if;
    if new.outcome = 'approved' and exists (select 1 from reminder m where m.batch = new.batch and not may_be_reminded(m.document)) then
      raise exception 'a document of % is disputed by now, or its programme is not reminded of any more', new.batch using errcode = 'AC016';
    end if;
    return new;
  end $$;
  create trigger reminder_decision_fits before insert on reminder_decision for each row execute function guard_reminder_decision();
`;
