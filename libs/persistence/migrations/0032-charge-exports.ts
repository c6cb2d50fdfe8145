import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * What reminders charge goes to the finance system as runs do: a file, its receipt, a sign-off. A file of charges has every posting of theirs, whatever its sign, that
 * no earlier file has; so a posting is in one file, and what is posted late or taken back comes with the next.
 */
export class ChargeExports1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OF_RUN_OR_CHARGES);
    for (const table of ['ledger_export', 'ledger_export_receipt', 'ledger_sign_off']) {
      const of = table === 'ledger_export' ? 'id' : 'export';
      const atDesk = of === 'id' ? anyOf(WHO.deskOfRun('id'), WHO.deskOfIssuer('issuer')) : ofExport(of);
      const person = of === 'id' ? 'made_by' : 'person';
      await runner.query(`
        drop policy ${OLD_NAME[table] ?? table}_web_read on ${table};
        drop policy ${OLD_NAME[table] ?? table}_web_add on ${table};
        create policy ${table}_web_read on ${table} for select to aconto_web using (${of === 'id' ? anyOf(atDesk, WHO.auditor) : READABLE});
        create policy ${table}_web_add on ${table} for insert to aconto_web with check ((${atDesk}) and ${WHO.themselves(person)});
      `);
    }
    await secureTable(runner, 'ledger_export_entry', { read: READABLE, add: ofExport('export') });
    for (const rules of [WHICH, EXPORTED, RECEIPTS, SIGNED]) await runner.query(rules);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const OLD_NAME: Readonly<Record<string, string>> = { ledger_sign_off: 'run_sign_off' };
const READABLE = `exists (select 1 from ledger_export e where e.id = export)`;
const ofExport = (column: string): string =>
  anyOf(WHO.deskOfRun(column), `exists (select 1 from ledger_export e where e.id = export and ${WHO.deskOfIssuer('e.issuer')})`);

const OF_RUN_OR_CHARGES = `
  alter table ledger_export rename column run to id;
  alter table ledger_export drop constraint ledger_export_run_fkey;
  alter table ledger_export add column issuer text references issuer, add column currency text check (currency in ('DKK', 'NOK')),
    add column number int check (number > 0), add column until_on date,
    add column run text generated always as (case when number is null then id end) stored references invoice_run,
    add unique (issuer, number), add check (num_nonnulls(issuer, currency, number, until_on) in (0, 4)),
    add check (number is null or id = issuer || '/charges/' || number and entries > 0);
  alter table ledger_export_receipt rename column run to export;
  alter table ledger_export_receipt add column sha256 text;
  alter table run_sign_off rename to ledger_sign_off;
  alter table ledger_sign_off rename column run to export;
  alter policy run_sign_off_owner on ledger_sign_off rename to ledger_sign_off_owner;
  alter policy run_sign_off_app on ledger_sign_off rename to ledger_sign_off_app;
  alter trigger run_sign_off_forever on ledger_sign_off rename to ledger_sign_off_forever;
  alter trigger run_sign_off_agrees on ledger_sign_off rename to ledger_sign_off_agrees;
  alter table ledger_sign_off rename column documents to entries;
  create table ledger_export_entry (entry text primary key, export text not null references ledger_export);
  create index ledger_export_entry_export on ledger_export_entry (export);
  create trigger ledger_export_entry_forever before update or delete or truncate on ledger_export_entry for each statement execute function refuse_any_change();
  grant select, insert on ledger_export_entry to aconto_app;
`;

/** The postings of an issuer's charges: every entry with a posting on one of their accounts, whole. What a person may not see is not among them. */
const WHICH = `
  create function charge_postings(of_issuer text, in_currency text, until date) returns setof ledger_entry language sql stable set search_path = public, pg_temp as $$
    select l.* from ledger_entry l join issued_document i on i.number = l.document join invoice_run r on r.id = i.run
      join document d on d.run = i.run and d.ordinal = i.ordinal
    where r.issuer = of_issuer and d.currency = in_currency and l.on_date <= until and l.run is null
      and l.entry in (select c.entry from ledger_entry c where c.account in ('reminder-fees', 'late-compensation', 'late-interest'));
  $$;
  create function exported_sums(wanted text, out entries int, out debit_ore numeric, out credit_ore numeric, out owed_ore numeric)
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(distinct l.entry)::int, coalesce(sum(l.debit_ore), 0), coalesce(sum(l.credit_ore), 0),
      coalesce(sum(l.debit_ore - l.credit_ore) filter (where l.account in ('receivable', 'internal')), 0)
    from (select p.* from ledger_export e join ledger_entry p on p.run = e.run where e.id = wanted
      union all select p.* from ledger_export_entry x join ledger_entry p on p.entry = x.entry where x.export = wanted) l;
  $$;
`;

const EXPORTED = `
  create or replace function guard_ledger_export() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.made_by, coalesce(new.issuer, (select r.issuer from invoice_run r where r.id = new.id and r.state in ('issued', 'completed')))) then
      raise exception '% does not work at the desk of an issued run, or of the issuer, of %', new.made_by, new.id using errcode = 'AC003';
    end if;
    return new;
  end $$;

  create function check_ledger_export() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if (select (s.entries, s.debit_ore, s.credit_ore, s.owed_ore) from exported_sums(new.id) s)
        is distinct from (new.entries, new.debit_ore::numeric, new.credit_ore::numeric, new.owed_ore::numeric) then
      raise exception 'what is exported as % is not the ledger', new.id using errcode = 'AC015';
    end if;
    return null;
  end $$;
  create constraint trigger ledger_export_is_the_ledger after insert on ledger_export deferrable initially deferred
    for each row execute function check_ledger_export();

  create function check_ledger_export_entries() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from (select distinct c.export from changed c) f join ledger_export e on e.id = f.export cross join lateral exported_sums(e.id) s
        where e.number is null or s.entries <> e.entries
          or exists (select c.entry from changed c where c.export = e.id except select p.entry from charge_postings(e.issuer, e.currency, e.until_on) p)) then
      raise exception 'a file has charges of its issuer, and all of them at once' using errcode = 'AC015';
    end if;
    return null;
  end $$;
  create trigger ledger_export_entry_fits after insert on ledger_export_entry referencing new table as changed
    for each statement execute function check_ledger_export_entries();
`;

const RECEIPTS = `
  create function issuer_of_export(wanted text) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(e.issuer, r.issuer) from ledger_export e left join invoice_run r on r.id = e.run where e.id = wanted;
  $$;
  create or replace function guard_ledger_receipt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.person, issuer_of_export(new.export)) then
      raise exception '% does not work at the desk of the issuer', new.person using errcode = 'AC003';
    end if;
    if not exists (select 1 from ledger_export e where e.id = new.export and e.entries = new.entries and e.debit_ore = new.debit_ore
        and coalesce(new.sha256, e.sha256) = e.sha256) then
      raise exception 'the receipt of % is for something else than was exported', new.export using errcode = 'AC015';
    end if;
    return new;
  end $$;
`;

/** Signed is a completed run whose documents are what was exported, or a period whose charges are all in files. */
const SIGNED = `
  create or replace function guard_sign_off() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare of ledger_export;
  begin
    select * into of from ledger_export where id = new.export;
    if not is_at_desk_of(new.person, coalesce(of.issuer, (select r.issuer from invoice_run r where r.id = of.run and r.state = 'completed'))) then
      raise exception '% does not work at the desk of a completed run, or of the issuer, of %', new.person, new.export using errcode = 'AC003';
    end if;
    if of.owed_ore <> new.total_ore or (select s.owed_ore from exported_sums(new.export) s) <> new.total_ore
      or of.run is not null and (select (count(*), coalesce(sum(d.total_ore), 0)) from document d where d.run = of.run) is distinct from (new.entries::bigint, new.total_ore::numeric)
      or of.run is null and (of.entries <> new.entries or exists (select 1 from charge_postings(of.issuer, of.currency, of.until_on) p
        where not exists (select 1 from ledger_export_entry x where x.entry = p.entry))) then
      raise exception '%: what was billed, ledger and export are not what is signed', new.export using errcode = 'AC015';
    end if;
    return new;
  end $$;
`;
