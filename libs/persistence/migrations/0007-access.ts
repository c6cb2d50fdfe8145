import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/**
 * Two roles instead of one. `aconto_app` is the procedure and sees all; `aconto_web` is where people come in, and sees what the person named in the
 * setting `aconto.person` may see. Without a person it sees nothing.
 */
export class Access1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person_role drop constraint person_role_role_check;
      alter table person_role add constraint person_role_role_check
        check (role in ('officer', 'approver', 'auditor', 'administrator', 'payer', 'preparer', 'secretariat', 'member'));
      -- A role is withdrawn at an instant and stays on record as it was given: what was decided in it remains explained.
      alter table person_role add column withdrawn_at timestamptz;
      grant update (withdrawn_at) on person_role to aconto_app;
      alter table command add column person text default nullif(current_setting('aconto.person', true), '');

      create table person_account (
        id bigint generated always as identity primary key, issuer text not null, subject text not null, person text not null references person,
        linked_at timestamptz not null, linked_by text not null, withdrawn_at timestamptz
      );
      create unique index person_account_of_one_person on person_account (issuer, subject) where withdrawn_at is null;
      create trigger person_account_kept before delete or truncate on person_account for each statement execute function refuse_any_change();
      grant select, insert, update (withdrawn_at) on person_account to aconto_app;
      create index key_node_node on key_node (node);
    `);
    await runner.query(ROLES_HELD);
    await runner.query(WHAT_THE_PERSON_SEES);
    await runner.query(BEYOND_WHAT_THE_PERSON_SEES);
    await runner.query(`grant usage on schema public to aconto_web; grant usage on sequence fact_order to aconto_web`);
    for (const [table, web] of Object.entries(TABLES)) await secureTable(runner, table, web);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const { known, desk, staff, auditor, administrator } = WHO;
const figure = (programme: string): WebPolicies => ({
  read: anyOf(staff, WHO.payerOfProgramme(programme)),
  add: anyOf(administrator, WHO.officerOfProgramme(programme)),
});
const keyOfNode = (programme: string) =>
  `exists (select 1 from allocation_key k where k.key = key_node.key and k.version = key_node.version and ${programme})`;
const mailOfEvent = (and: string) => `exists (select 1 from mail m where m.id = mail_event.mail and (${and}))`;

/** A run's events are written by the procedure alone, anyone else's in the name of whoever acts. */
const AUDITED_BY_PEOPLE = `actor = (select acting_person()) and type not in
  ('run-prepared', 'run-submitted', 'run-approved', 'run-rejected', 'run-cancelled', 'run-issued', 'run-completed', 'nothing-billable')`;

const TABLES: Readonly<Record<string, WebPolicies>> = {
  // Registers.
  programme: { read: known, add: administrator },
  issuer: { read: known, add: administrator },
  number_series: { read: anyOf(auditor, administrator, WHO.deskOfNumber(`series || '-1'`)), add: administrator },
  person: { read: anyOf(staff, WHO.themselves('id')), add: administrator },
  person_role: {
    read: anyOf(staff, WHO.themselves('person')),
    add: administrator,
    change: { columns: 'withdrawn_at', where: administrator, to: administrator },
  },
  person_account: {
    read: anyOf(auditor, administrator, WHO.themselves('person')),
    add: `(${administrator}) and linked_by = (select acting_person())`,
    change: { columns: 'withdrawn_at', where: administrator, to: administrator },
  },
  payer: { read: known, add: administrator, change: { columns: 'valid_until, successor', where: administrator, to: administrator } },
  payer_details: {
    read: anyOf(staff, WHO.payer('payer')),
    add: anyOf(administrator, `(${desk}) and approved_by = (select acting_person())`),
  },
  payer_change: {
    read: staff,
    add: `(${desk}) and proposed_by = (select acting_person())`,
    change: { columns: 'approved_by, approved_at, version', where: desk, to: `approved_by = (select acting_person())` },
  },
  // Facts.
  imported_file: {
    read: anyOf(auditor, administrator, `(${staff}) and kind <> 'people'`),
    add: `(${anyOf(administrator, desk)}) and imported_by = (select acting_person())`,
  },
  budget: figure('programme'),
  actual_cost: figure('programme'),
  agreement: figure('programme'),
  allocation_key: figure('programme'),
  key_node: { read: anyOf(staff, keyOfNode('true')), add: anyOf(administrator, keyOfNode(WHO.officerOfProgramme('k.programme'))) },
  collection_arrangement: { read: anyOf(staff, WHO.payerOfProgramme('programme')), add: administrator },
  calendar_entry: { read: anyOf(auditor, administrator, WHO.deskOfIssuer('issuer')), add: administrator },
  // Runs. Drafts are never a payer's: what is issued, and in which they have a document.
  invoice_run: { read: anyOf(auditor, administrator, WHO.deskOfIssuer('issuer'), WHO.payerInRun('id')) },
  run_decision: { read: anyOf(auditor, administrator, WHO.deskOfRun('run')) },
  blocked_round: { read: anyOf(auditor, administrator, WHO.deskOfRun('run')) },
  settlement_round: { read: anyOf(WHO.deskOfRun('run'), auditor, WHO.payerInRun('run')) },
  allocation_step: {
    read: anyOf(WHO.deskOfRun('run'), auditor, `(run, position, node) in (select s.run, s.position, s.node from acting_payers_steps() s)`),
  },
  share: { read: anyOf(WHO.deskOfRun('run'), auditor, `${WHO.payer('payer')} and ${WHO.payerInRun('run')}`) },
  document: { read: anyOf(WHO.deskOfRun('run'), auditor, `${WHO.payer('payer')} and ${WHO.payerInRun('run')}`) },
  document_line: { read: anyOf(WHO.deskOfRun('run'), auditor, WHO.payerOfOrdinal('run', 'ordinal')) },
  // Issued.
  issued_round: { read: anyOf(WHO.deskOfRun('run'), auditor, WHO.payerInRun('run')) },
  issued_document: { read: anyOf(WHO.deskOfRun('run'), auditor, administrator, WHO.payer('payer')) },
  rendered_document: { read: anyOf(WHO.deskOfNumber('number'), auditor, WHO.payerOfNumber('number')) },
  ledger_entry: { read: anyOf(WHO.deskOfRun('run'), WHO.deskOfNumber('document'), auditor, WHO.payer('payer')) },
  // Mails.
  mail: {
    read: anyOf(WHO.deskOfRun('run'), auditor, administrator, WHO.payerOfNumber('number')),
    add: anyOf(`${WHO.deskOfRun('run')} and kind in ('resend', 'anchor')`, `${administrator} and kind = 'anchor'`),
    change: {
      columns: 'state, detail, state_at',
      where: `state = 'unknown' and (${anyOf(WHO.deskOfRun('run'), administrator)})`,
      to: `state in ('sent', 'refused')`,
    },
  },
  mail_event: { read: mailOfEvent('true'), add: mailOfEvent(anyOf(WHO.deskOfRun('m.run'), administrator)) },
  // What happened.
  audit_event: {
    read: anyOf(
      auditor,
      administrator,
      WHO.deskOfRun('subject'),
      WHO.deskOfNumber('subject'),
      `(${desk}) and type in ('file-imported', 'payer-change-proposed', 'payer-changed')`,
      WHO.payerOfNumber('subject'),
    ),
    add: AUDITED_BY_PEOPLE,
  },
  command: { read: WHO.themselves('person'), add: WHO.themselves('person') },
  migrations: {},
};

/** Which roles a person holds at this moment. The rules of runs and payers ask the same functions. */
const ROLES_HELD = `
  create function is_held(valid_from date, valid_until date, withdrawn_at timestamptz) returns boolean language sql stable as $$
    select valid_from <= current_date and (valid_until is null or current_date < valid_until) and withdrawn_at is null;
  $$;
  create or replace function has_role(who text, wanted text, at_issuer text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select 1 from person_role r where r.person = who and r.role = wanted and r.scope = at_issuer and is_held(r.valid_from, r.valid_until, r.withdrawn_at));
  $$;
  create or replace function has_desk_role(who text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select 1 from person_role r where r.person = who and r.role in ('officer', 'approver') and is_held(r.valid_from, r.valid_until, r.withdrawn_at));
  $$;

  create function guard_withdrawal() returns trigger language plpgsql as $$
  begin
    if old.withdrawn_at is not null or new.withdrawn_at is null then
      raise exception 'what was withdrawn stays so: give it again' using errcode = 'AC006';
    end if;
    return new;
  end $$;
  create trigger person_role_withdrawn before update on person_role for each row execute function guard_withdrawal();
  create trigger person_account_withdrawn before update on person_account for each row execute function guard_withdrawal();
  create trigger person_role_kept before delete or truncate on person_role for each statement execute function refuse_any_change();
`;

/** All of these read with the owner's rights, because they decide what others may read. */
const reading = (signature: string, returns: string, sql: string) =>
  `create function ${signature} returns ${returns} language sql stable security definer set search_path = public, pg_temp as $$ ${sql} $$;`;

const WHAT_THE_PERSON_SEES = [
  `create function acting_person() returns text language sql stable as $$ select nullif(current_setting('aconto.person', true), '') $$;
   create function series_of(number text) returns text language sql immutable parallel safe as $$ select substring(number from '^(.+)-[0-9]+(?:/[0-9]+)?$') $$;`,
  reading(
    'acts_as(variadic roles text[])',
    'boolean',
    `select exists (select 1 from person_role r where r.person = acting_person() and r.role = any (roles) and is_held(r.valid_from, r.valid_until, r.withdrawn_at))`,
  ),
  reading(
    'acts_at_all()',
    'boolean',
    `select exists (select 1 from person_role r where r.person = acting_person() and is_held(r.valid_from, r.valid_until, r.withdrawn_at))`,
  ),
  reading(
    'acting_scopes(variadic roles text[])',
    'text[]',
    `select coalesce(array_agg(distinct r.scope), '{}') from person_role r
     where r.person = acting_person() and r.role = any (roles) and is_held(r.valid_from, r.valid_until, r.withdrawn_at)`,
  ),
  reading('acting_issuers()', 'text[]', `select acting_scopes('officer', 'approver')`),
  reading('acting_runs()', 'text[]', `select coalesce(array_agg(id), '{}') from invoice_run where issuer = any ((select acting_issuers())::text[])`),
  reading(
    'acting_series()',
    'text[]',
    `select coalesce(array_agg(s), '{}') from issuer, unnest(array[series, internal_series]) s where code = any ((select acting_issuers())::text[])`,
  ),
  reading(
    'acting_officers_programmes()',
    'text[]',
    `select coalesce(array_agg(distinct programme), '{}') from collection_arrangement where issuer = any ((select acting_scopes('officer'))::text[])`,
  ),
  reading(
    'acting_payers()',
    'text[]',
    `with recursive mine as (select unnest(acting_scopes('payer')) as code union select p.code from payer p join mine on p.successor = mine.code)
     select coalesce(array_agg(code), '{}') from mine`,
  ),
  reading(
    'acting_documents()',
    'table (number text, run text, ordinal int)',
    `select i.number, i.run, i.ordinal from issued_document i where i.payer = any ((select acting_payers())::text[])`,
  ),
  reading('acting_payers_runs()', 'text[]', `select coalesce(array_agg(distinct run), '{}') from acting_documents()`),
  reading(
    'acting_payers_programmes()',
    'text[]',
    `select coalesce(array_agg(distinct k.programme), '{}') from key_node n join allocation_key k on k.key = n.key and k.version = n.version
     where n.node = any ((select acting_payers())::text[])`,
  ),
  reading(
    'acting_payers_steps()',
    'table (run text, "position" int, node text)',
    `with recursive way as (
       select s.run, s.position, s.node, s.parent from unnest(acting_payers_runs()) as r (id) cross join unnest(acting_payers()) as p (code)
         join settlement_round sr on sr.run = r.id join allocation_step s on s.run = sr.run and s.position = sr.position and s.node = p.code
       union select s.run, s.position, s.node, s.parent from way join allocation_step s on s.run = way.run and s.position = way.position and s.node = way.parent)
     select run, position, node from way`,
  ),
].join('\n');

/** What a rule must know although the person at hand may not see it. Each answers with no more than the rule needs. */
const BEYOND_WHAT_THE_PERSON_SEES = [
  reading('audit_chain_head()', 'table (seq bigint, hash text)', `select e.seq, e.hash from audit_event e order by e.seq desc limit 1`),
  reading(
    'last_issued_days()',
    'table (opened_on date, business_date date)',
    `select max(r.opened_on), max(r.business_date) from invoice_run r where r.state in ('issued', 'completed')`,
  ),
  reading(
    'open_runs()',
    'table (issuer text, business_date date)',
    `select r.issuer, r.business_date from invoice_run r where r.state not in ('completed', 'cancelled')`,
  ),
  reading('nobody_is_registered()', 'boolean', `select not exists (select 1 from person)`),
  reading(
    'payer_names(payers text[])',
    'table (payer text, name text)',
    `select distinct on (d.payer) d.payer, d.name from payer_details d where d.payer = any (payers) and (session_user <> 'aconto_web' or acts_at_all())
     order by d.payer, d.version desc`,
  ),
  `create function hold_run(wanted text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     perform 1 from invoice_run where id = wanted
       and (session_user <> 'aconto_web' or id = any (acting_runs()) or acts_as('administrator')) for update;
   end $$;`,
  // Rules that look beside the row they guard.
  ...[
    'guard_audit_chain',
    'guard_payer_change',
    'guard_payer_details',
    'refuse_without_approval',
    'refuse_unbalanced_posting',
    'refuse_change_of_decided_run',
  ].map((rule) => `alter function ${rule}() security definer set search_path = public, pg_temp;`),
].join('\n');
