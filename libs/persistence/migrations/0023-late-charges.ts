import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * What reminders charge: figures with their validity and source as somebody imported them, a choice per programme and kind of charge, and what each
 * reminder charged. Charges are posted as the reminders are approved, on accounts of their own, and the database holds the ledger to them.
 */
export class LateCharges1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table late_rate (
        country text not null check (country in ('DK', 'NO')), kind text not null check (kind in ('interest', 'reference-rate', 'interest-addition', 'reminder-fee', 'compensation')),
        valid_from date not null, valid_until date check (valid_until > valid_from), value text not null check (value ~ '^-?[0-9]{1,6}([.][0-9]{1,4})?$'),
        source text not null check (btrim(source) <> ''), is_illustrative boolean not null, recorded_by text not null, recorded_at timestamptz not null,
        primary key (country, kind, valid_from, recorded_at),
        check (kind not in ('reminder-fee', 'compensation') or value ~ '^[0-9]{1,6}([.][0-9]{1,2})?$')
      );
      create trigger late_rate_forever before update or delete or truncate on late_rate for each statement execute function refuse_any_change();
      grant select, insert on late_rate to aconto_app;

      alter table reminder_policy add column charges_fee boolean not null default false, add column charges_compensation boolean not null default false,
        add column charges_interest boolean not null default false,
        add check (is_on or not (charges_fee or charges_compensation or charges_interest));
      alter table reminder add column fee_ore ore not null default 0 check (fee_ore >= 0), add column compensation_ore ore not null default 0 check (compensation_ore >= 0),
        add column interest_ore ore not null default 0 check (interest_ore >= 0), add column interest_steps jsonb not null default '[]';

      alter table ledger_entry drop constraint ledger_entry_account_check;
      alter table ledger_entry add constraint ledger_entry_account_check check (account in
        ('receivable', 'programme-income', 'output-vat', 'bank', 'internal', 'reminder-fees', 'late-compensation', 'late-interest'));
      create index ledger_entry_charges on ledger_entry (document) where account in ('reminder-fees', 'late-compensation', 'late-interest');
    `);
    await secureTable(runner, 'late_rate', { read: WHO.known, add: `${WHO.administrator} and ${WHO.themselves('recorded_by')}` });
    for (const rules of [CHOSEN, POSTINGS]) await runner.query(rules);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

/** A charge of a kind is of an invoice whose programmes have all chosen it, and compensation is charged once. */
const CHOSEN = `
  create function may_be_charged(wanted text, what text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select not exists (select 1 from issued_document i join document_line l on l.run = i.run and l.ordinal = i.ordinal
      join settlement_round r on r.run = l.round_run and r.position = l.position
      left join lateral (select * from reminder_policy p where p.programme = r.programme order by p.recorded_at desc limit 1) p on true
      where i.number = wanted and not coalesce(case what when 'fee' then p.charges_fee when 'compensation' then p.charges_compensation else p.charges_interest end, false));
  $$;
  create function guard_reminder_charges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if (new.fee_ore > 0 and not may_be_charged(new.document, 'fee')) or (new.compensation_ore > 0 and not may_be_charged(new.document, 'compensation'))
      or (new.interest_ore > 0 and not may_be_charged(new.document, 'interest')) then
      raise exception '%: a charge that its programmes have not chosen', new.document using errcode = 'AC016';
    end if;
    if new.compensation_ore > 0 and exists (select 1 from reminder m join reminder_decision d on d.batch = m.batch and d.outcome = 'approved'
        where m.document = new.document and m.compensation_ore > 0) then
      raise exception '%: compensation is charged once', new.document using errcode = 'AC016';
    end if;
    return new;
  end $$;
  create trigger reminder_charges_fit before insert on reminder for each row execute function guard_reminder_charges();
`;

/** What is posted outside a run is a payment or what an approved reminder charged, to the øre; and every charge is posted when it is committed. */
const POSTINGS = `
  create function reminder_posting(batch text, document text) returns text language sql immutable as $$ select batch || '~' || document $$;
  create function approved_reminder(posting text) returns reminder language sql stable security definer set search_path = public, pg_temp as $$
    select m from reminder m join reminder_decision d on d.batch = m.batch and d.outcome = 'approved'
    where m.batch = split_part(posting, '~', 1) and m.document = split_part(posting, '~', 2);
  $$;

  create or replace function refuse_posting_of_no_payment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from changed c left join payment p on p.posting = c.entry where c.run is null and position('~' in c.entry) = 0 and (p.posting is null
      or (c.document, c.payer, c.on_date) is distinct from (p.document, p.payer, p.on_date)
      or c.debit_ore - c.credit_ore is distinct from case c.account when 'bank' then p.amount_ore when 'receivable' then -p.amount_ore end)) then
      raise exception 'what is posted outside a run is a payment, as it was recorded' using errcode = 'AC012';
    end if;
    if exists (select 1 from changed c left join lateral (select * from approved_reminder(c.entry)) m on true left join reminder_batch b on b.id = m.batch
        left join issued_document i on i.number = m.document where c.run is null and position('~' in c.entry) > 0 and (m.batch is null
      or (c.document, c.payer, c.on_date) is distinct from (m.document, i.payer, b.on_date)
      or c.debit_ore - c.credit_ore is distinct from case c.account when 'receivable' then (m.fee_ore + m.compensation_ore + m.interest_ore)::bigint
        when 'reminder-fees' then -m.fee_ore when 'late-compensation' then -m.compensation_ore when 'late-interest' then -m.interest_ore end)) then
      raise exception 'what is posted of a reminder is what it charged when it was approved' using errcode = 'AC012';
    end if;
    return null;
  end $$;

  create function check_charges_are_posted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if new.outcome = 'approved' and exists (select 1 from reminder m where m.batch = new.batch and m.fee_ore + m.compensation_ore + m.interest_ore <>
        coalesce((select sum(l.debit_ore) from ledger_entry l where l.entry = reminder_posting(m.batch, m.document) and l.account = 'receivable'), 0)
      or m.batch = new.batch and m.fee_ore + m.compensation_ore + m.interest_ore <>
        coalesce((select sum(l.credit_ore) from ledger_entry l where l.entry = reminder_posting(m.batch, m.document) and l.account <> 'receivable'), 0)) then
      raise exception 'a charge of % is not posted', new.batch using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger reminder_charges_are_posted after insert on reminder_decision deferrable initially deferred
    for each row execute function check_charges_are_posted();
`;
