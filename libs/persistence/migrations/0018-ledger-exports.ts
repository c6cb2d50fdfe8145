import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/** What was handed to the issuer's finance system of a run, the receipt that came back, and who signed its reconciliation. */
export class LedgerExports1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_export (
        run text primary key references invoice_run, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), entries int not null, debit_ore ore not null,
        credit_ore ore not null, owed_ore ore not null, made_by text not null references person, made_at timestamptz not null, check (debit_ore = credit_ore)
      );
      create table ledger_export_receipt (
        run text primary key references ledger_export, receipt text not null check (btrim(receipt) <> ''), entries int not null, debit_ore ore not null,
        person text not null references person, at timestamptz not null
      );
      create table run_sign_off (
        run text primary key references ledger_export_receipt, person text not null references person, at timestamptz not null, total_ore ore not null, documents int not null
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

const atDesk = (person: string): WebPolicies => ({
  read: anyOf(WHO.deskOfRun('run'), WHO.auditor),
  add: `${WHO.deskOfRun('run')} and ${WHO.themselves(person)}`,
});
const TABLES: Readonly<Record<string, WebPolicies>> = {
  ledger_export: atDesk('made_by'),
  ledger_export_receipt: atDesk('person'),
  run_sign_off: atDesk('person'),
};

/** What is exported is the run's ledger, what is acknowledged is what was exported, and what is signed is both. */
const RULES = `
  create function guard_ledger_export() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare posted record;
  begin
    if not is_at_desk_of(new.made_by, (select issuer from invoice_run where id = new.run and state in ('issued', 'completed'))) then
      raise exception '% does not work at the desk of an issued run %', new.made_by, new.run using errcode = 'AC003';
    end if;
    select count(distinct entry)::int as entries, coalesce(sum(debit_ore), 0) as debit_ore, coalesce(sum(credit_ore), 0) as credit_ore,
      coalesce(sum(debit_ore - credit_ore) filter (where account in ('receivable', 'internal')), 0) as owed_ore into posted from ledger_entry where run = new.run;
    if (posted.entries, posted.debit_ore, posted.credit_ore, posted.owed_ore) is distinct from (new.entries, new.debit_ore::numeric, new.credit_ore::numeric, new.owed_ore::numeric) then
      raise exception 'what is exported of run % is not its ledger', new.run using errcode = 'AC015';
    end if;
    return new;
  end $$;
  create trigger ledger_export_is_whole before insert on ledger_export for each row execute function guard_ledger_export();

  create function guard_ledger_receipt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.person, (select issuer from invoice_run where id = new.run)) then
      raise exception '% does not work at the desk of the issuer', new.person using errcode = 'AC003';
    end if;
    if not exists (select 1 from ledger_export where run = new.run and entries = new.entries and debit_ore = new.debit_ore) then
      raise exception 'the receipt of run % is for something else than was exported', new.run using errcode = 'AC015';
    end if;
    return new;
  end $$;
  create trigger ledger_export_receipt_fits before insert on ledger_export_receipt for each row execute function guard_ledger_receipt();

  create function guard_sign_off() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.person, (select issuer from invoice_run where id = new.run and state = 'completed')) then
      raise exception '% does not work at the desk of a completed run %', new.person, new.run using errcode = 'AC003';
    end if;
    if (select (count(*), coalesce(sum(total_ore), 0)) from document where run = new.run) is distinct from (new.documents::bigint, new.total_ore::numeric)
      or not exists (select 1 from ledger_export where run = new.run and owed_ore = new.total_ore) then
      raise exception 'run %: documents, ledger and export are not what is signed', new.run using errcode = 'AC015';
    end if;
    return new;
  end $$;
  create trigger run_sign_off_agrees before insert on run_sign_off for each row execute function guard_sign_off();
`;
