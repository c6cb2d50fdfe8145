import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable, type WebPolicies, WHO } from '#persistence/migrations/row-security';

/**
 * What a letter of reminders charged is taken back whole, once, by two people with a reason. It is posted as it is decided, on the accounts of the charges with
 * the sides changed, and the database holds the ledger to it.
 */
export class ChargeReversals1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table charge_reversal (
        id text primary key, batch text not null, payer text not null, currency text not null, reason text not null check (btrim(reason) <> ''),
        proposed_by text not null references person, proposed_at timestamptz not null, foreign key (batch, payer, currency) references reminder_letter
      );
      create index charge_reversal_letter on charge_reversal (batch, payer, currency);
      create table charge_reversal_decision (
        reversal text primary key references charge_reversal, outcome text not null check (outcome in ('approved', 'rejected')), person text not null references person,
        at timestamptz not null, on_date date not null, reason text, check (outcome = 'approved' or btrim(reason) <> '')
      );
    `);
    for (const [table, web] of Object.entries(TABLES)) {
      await runner.query(`
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
        grant select, insert on ${table} to aconto_app;
      `);
      await secureTable(runner, table, web);
    }
    for (const rules of [PEOPLE, POSTINGS, OWN]) await runner.query(rules);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const ofBatch = (more: string): string => `exists (select 1 from reminder_batch b where b.id = batch and ${more})`;
const ofReversal = (more: string): string =>
  `exists (select 1 from charge_reversal v join reminder_batch b on b.id = v.batch where v.id = reversal and ${more})`;
const TABLES: Readonly<Record<string, WebPolicies>> = {
  charge_reversal: { read: ofBatch('true'), add: `${WHO.themselves('proposed_by')} and ${ofBatch(WHO.deskOfIssuer('b.issuer'))}` },
  charge_reversal_decision: { read: ofReversal('true'), add: `${WHO.themselves('person')} and ${ofReversal(WHO.deskOfIssuer('b.issuer'))}` },
};

/** An officer proposes for a letter that was sent and charged something; another person, an approver, decides. One that was rejected can be proposed anew. */
const PEOPLE = `
  create function letter_charges(wanted_batch text, wanted_payer text, wanted_currency text) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(sum(m.fee_ore + m.compensation_ore + m.interest_ore), 0)::bigint from reminder m join issued_document i on i.number = m.document
      join document d on d.run = i.run and d.ordinal = i.ordinal join reminder_decision a on a.batch = m.batch and a.outcome = 'approved'
    where m.batch = wanted_batch and i.payer = wanted_payer and d.currency = wanted_currency;
  $$;
  create function guard_charge_reversal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare issuer text;
  begin
    select b.issuer into issuer from reminder_batch b where b.id = new.batch for update;
    if not has_role(new.proposed_by, 'officer', issuer) then
      raise exception '% is not a billing officer of %', new.proposed_by, issuer using errcode = 'AC003';
    end if;
    if letter_charges(new.batch, new.payer, new.currency) = 0 then
      raise exception 'nothing was charged with % of %', new.batch, new.payer using errcode = 'AC016';
    end if;
    if exists (select 1 from charge_reversal v left join charge_reversal_decision d on d.reversal = v.id
        where (v.batch, v.payer, v.currency) = (new.batch, new.payer, new.currency) and d.outcome is distinct from 'rejected') then
      raise exception 'the charges of % to % are taken back, or it waits for a decision', new.batch, new.payer using errcode = 'AC016';
    end if;
    return new;
  end $$;
  create trigger charge_reversal_fits before insert on charge_reversal for each row execute function guard_charge_reversal();

  create function guard_charge_reversal_decision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare reversal charge_reversal; batch reminder_batch;
  begin
    select * into reversal from charge_reversal where id = new.reversal;
    select * into batch from reminder_batch where id = reversal.batch;
    if not has_role(new.person, 'approver', batch.issuer) then
      raise exception '% is not an approver of %', new.person, batch.issuer using errcode = 'AC003';
    end if;
    if new.person = reversal.proposed_by then
      raise exception '% has proposed to take these charges back', new.person using errcode = 'AC004';
    end if;
    if new.on_date < batch.on_date then
      raise exception '% is before the charges', new.on_date using errcode = 'AC016';
    end if;
    return new;
  end $$;
  create trigger charge_reversal_decision_fits before insert on charge_reversal_decision for each row execute function guard_charge_reversal_decision();
`;

/** What is posted outside a run is a payment, a charge of an approved reminder, or such a charge taken back; and what was decided is posted when it is committed. */
const POSTINGS = `
  create function reversal_posting(batch text, document text) returns text language sql immutable as $$ select reminder_posting(batch, document) || '~back' $$;
  create function approved_reversal(posting text) returns charge_reversal_decision language sql stable security definer set search_path = public, pg_temp as $$
    select d from charge_reversal v join charge_reversal_decision d on d.reversal = v.id and d.outcome = 'approved'
      join issued_document i on i.number = split_part(posting, '~', 2) and i.payer = v.payer join document c on c.run = i.run and c.ordinal = i.ordinal and c.currency = v.currency
    where v.batch = split_part(posting, '~', 1);
  $$;

  create or replace function refuse_posting_of_no_payment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from changed c left join payment p on p.posting = c.entry where c.run is null and position('~' in c.entry) = 0 and (p.posting is null
      or (c.document, c.payer, c.on_date) is distinct from (p.document, p.payer, p.on_date)
      or c.debit_ore - c.credit_ore is distinct from case c.account when 'bank' then p.amount_ore when 'receivable' then -p.amount_ore end)) then
      raise exception 'what is posted outside a run is a payment, as it was recorded' using errcode = 'AC012';
    end if;
    if exists (select 1 from changed c left join lateral (select * from approved_reminder(c.entry)) m on true left join reminder_batch b on b.id = m.batch
        left join issued_document i on i.number = m.document left join lateral (select * from approved_reversal(c.entry)) v on c.entry = reversal_posting(m.batch, m.document)
      where c.run is null and position('~' in c.entry) > 0 and (m.batch is null
      or c.entry not in (reminder_posting(m.batch, m.document), reversal_posting(m.batch, m.document))
      or (c.document, c.payer, c.on_date) is distinct from (m.document, i.payer, case c.entry when reminder_posting(m.batch, m.document) then b.on_date else v.on_date end)
      or c.debit_ore - c.credit_ore is distinct from case c.entry when reminder_posting(m.batch, m.document) then 1 else -1 end * case c.account
        when 'receivable' then (m.fee_ore + m.compensation_ore + m.interest_ore)::bigint
        when 'reminder-fees' then -m.fee_ore when 'late-compensation' then -m.compensation_ore when 'late-interest' then -m.interest_ore end)) then
      raise exception 'what is posted of a reminder is what it charged when it was approved, or all of it taken back' using errcode = 'AC012';
    end if;
    return null;
  end $$;

  create function check_reversals_are_posted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare reversal charge_reversal;
  begin
    select * into reversal from charge_reversal where id = new.reversal;
    if new.outcome = 'approved' and exists (select 1 from reminder m join issued_document i on i.number = m.document and i.payer = reversal.payer
        join document d on d.run = i.run and d.ordinal = i.ordinal and d.currency = reversal.currency
      where m.batch = reversal.batch and (m.fee_ore + m.compensation_ore + m.interest_ore <>
        coalesce((select sum(l.credit_ore) from ledger_entry l where l.entry = reversal_posting(m.batch, m.document) and l.account = 'receivable'), 0)
      or m.fee_ore + m.compensation_ore + m.interest_ore <>
        coalesce((select sum(l.debit_ore) from ledger_entry l where l.entry = reversal_posting(m.batch, m.document) and l.account <> 'receivable'), 0))) then
      raise exception 'what % takes back is not posted', new.reversal using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger charge_reversals_are_posted after insert on charge_reversal_decision deferrable initially deferred
    for each row execute function check_reversals_are_posted();
`;

/** Payers see of a letter of theirs when its charges were taken back. */
const OWN = `
  drop function own_reminders(text);
  create function own_reminders(organisation text) returns table (
    batch text, on_date date, issuer text, issuer_name text, payer text, currency text, document text, due_on date, sequence int,
    open_ore ore, fee_ore ore, compensation_ore ore, interest_ore ore, taken_back_on date
  ) language sql stable security definer set search_path = public, pg_temp as $$
    with recursive own as (
      select organisation as code where organisation = any ((select acting_payers())::text[]) union select p.code from payer p join own on p.successor = own.code
    )
    select m.batch, b.on_date, b.issuer, u.name, i.payer, d.currency, m.document, i.due_on, m.sequence, m.open_ore, m.fee_ore, m.compensation_ore, m.interest_ore,
      (select r.on_date from charge_reversal v join charge_reversal_decision r on r.reversal = v.id and r.outcome = 'approved'
        where (v.batch, v.payer, v.currency) = (m.batch, i.payer, d.currency))
    from reminder m join reminder_batch b on b.id = m.batch join reminder_decision a on a.batch = m.batch and a.outcome = 'approved'
      join issued_document i on i.number = m.document join own on own.code = i.payer join document d on d.run = i.run and d.ordinal = i.ordinal join issuer u on u.code = b.issuer
    where exists (select 1 from reminder_letter l where (l.batch, l.payer, l.currency) = (m.batch, i.payer, d.currency))
    order by b.on_date desc, m.batch desc, i.payer, d.currency, i.due_on, m.document
  $$;
`;
