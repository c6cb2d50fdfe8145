import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/** What banks told, and which documents the money was posted on. Rows are only added; a posting is taken back by another one. */
export class Payments1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bank_account (account text primary key, issuer text not null references issuer);
      create table bank_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), name text not null, format text not null, issuer text not null references issuer,
        imported_by text not null references person, imported_at timestamptz not null
      );
      create table bank_entry (
        id text primary key, issuer text not null references issuer, account text not null references bank_account, identity text not null,
        part int not null check (part > 0), whole_ore ore not null, booked_on date not null, value_on date, currency text not null, amount_ore ore not null,
        reference text, text text not null, payer_name text, payer_id text, payer_account text, file text not null references bank_file,
        unique (account, identity, part)
      );
      create index bank_entry_issuer on bank_entry (issuer, booked_on, id);
      create index bank_entry_file on bank_entry (file);
      create table payment (
        posting text primary key, bank_entry text not null references bank_entry, position int not null check (position > 0), on_date date not null,
        payer text not null references payer, document text not null references issued_document, amount_ore ore not null check (amount_ore <> 0),
        basis text not null check (basis in ('reference', 'confirmed', 'taken-back')), takes_back text unique references payment,
        person text not null references person, at timestamptz not null, reason text,
        unique (bank_entry, position), check (posting = bank_entry || '/' || position), check ((basis = 'taken-back') = (takes_back is not null))
      );
      create index payment_document on payment (document);
      create table payment_set_aside (
        bank_entry text primary key references bank_entry, person text not null references person, at timestamptz not null, reason text not null
      );
    `);
    for (const [table, web] of Object.entries(TABLES)) {
      await runner.query(`
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
        grant select, insert on ${table} to aconto_app;
      `);
      await secureTable(runner, table, web);
    }
    for (const rules of [PEOPLE, PAYMENTS, POSTINGS, SEEN_AT_THE_DESK]) await runner.query(rules);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

/** The desk of the issuer, and the auditor; a payer sees what was posted on its own documents, and nothing of anybody's bank. */
const ofDesk = (issuer: string, by: string): WebPolicies => ({
  read: anyOf(WHO.deskOfIssuer(issuer), WHO.auditor),
  add: `${WHO.deskOfIssuer(issuer)} and ${by}`,
});
const TABLES: Readonly<Record<string, WebPolicies>> = {
  bank_account: ofDesk('issuer', 'true'),
  bank_file: ofDesk('issuer', WHO.themselves('imported_by')),
  bank_entry: ofDesk('issuer', 'true'),
  payment: {
    read: anyOf(WHO.deskOfNumber('document'), WHO.auditor, WHO.payer('payer')),
    add: `${WHO.deskOfNumber('document')} and ${WHO.themselves('person')}`,
  },
  payment_set_aside: {
    read: `exists (select 1 from bank_entry e where e.id = payment_set_aside.bank_entry)`,
    add: `${WHO.themselves('person')} and exists (select 1 from bank_entry e where e.id = payment_set_aside.bank_entry and ${WHO.deskOfIssuer('e.issuer')})`,
  },
};

/** Whoever brings, confirms or sets aside works at the desk of that issuer. */
const PEOPLE = `
  create function is_at_desk_of(who text, at_issuer text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select has_role(who, 'officer', at_issuer) or has_role(who, 'approver', at_issuer);
  $$;
  create function guard_bank_file() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.imported_by, new.issuer) then
      raise exception '% does not work at the desk of %', new.imported_by, new.issuer using errcode = 'AC003';
    end if;
    return new;
  end $$;
  create trigger bank_file_people before insert on bank_file for each row execute function guard_bank_file();

  create function guard_set_aside() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not is_at_desk_of(new.person, (select issuer from bank_entry where id = new.bank_entry)) then
      raise exception '% does not work at the desk of the issuer', new.person using errcode = 'AC003';
    end if;
    return new;
  end $$;
  create trigger payment_set_aside_people before insert on payment_set_aside for each row execute function guard_set_aside();
`;

/** Money goes to a document of the account's issuer, in its currency, and never more of it than came. */
const PAYMENTS = `
  create function guard_bank_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from changed c left join bank_account a on a.account = c.account left join bank_file f on f.sha256 = c.file
      where a.issuer is distinct from c.issuer or f.issuer is distinct from c.issuer) then
      raise exception 'a bank entry belongs to the issuer of its account and file' using errcode = 'AC012';
    end if;
    return null;
  end $$;
  create trigger bank_entry_belongs after insert on bank_entry referencing new table as changed for each statement execute function guard_bank_entry();

  create function guard_payment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from changed c join bank_entry e on e.id = c.bank_entry
        left join issued_document i on i.number = c.document left join invoice_run r on r.id = i.run left join document d on d.run = i.run and d.ordinal = i.ordinal
      where i.number is null or r.issuer <> e.issuer or i.kind = 'internal' or i.payer <> c.payer or d.currency <> e.currency) then
      raise exception 'a payment goes to a document of the issuer, its payer and its currency' using errcode = 'AC012';
    end if;
    if exists (select 1 from changed c join bank_entry e on e.id = c.bank_entry where not is_at_desk_of(c.person, e.issuer)) then
      raise exception 'a payment is posted by somebody at the desk of the issuer' using errcode = 'AC003';
    end if;
    if exists (select 1 from changed c join payment t on t.posting = c.takes_back
      where t.basis = 'taken-back' or t.bank_entry <> c.bank_entry or t.document <> c.document or t.amount_ore <> -c.amount_ore) then
      raise exception 'what is taken back is a whole posting, once' using errcode = 'AC012';
    end if;
    if exists (select 1 from bank_entry e join payment p on p.bank_entry = e.id where e.id in (select bank_entry from changed)
      group by e.id, e.amount_ore having abs(sum(p.amount_ore)) > abs(e.amount_ore) or sign(sum(p.amount_ore)) not in (0, sign(e.amount_ore))) then
      raise exception 'no more is posted of a bank entry than came' using errcode = 'AC012';
    end if;
    if exists (select 1 from changed c join bank_entry e on e.id = c.bank_entry where c.basis <> 'taken-back' and sign(c.amount_ore) <> sign(e.amount_ore)) then
      raise exception 'a part of a payment goes the same way as the payment' using errcode = 'AC012';
    end if;
    return null;
  end $$;
  create trigger payment_fits after insert on payment referencing new table as changed for each statement execute function guard_payment();
`;

/** What is posted outside a run is a payment, to the øre; and every payment is posted when it is committed. */
const POSTINGS = `
  create function refuse_posting_of_no_payment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from changed c left join payment p on p.posting = c.entry where c.run is null and (p.posting is null
      or (c.document, c.payer, c.on_date) is distinct from (p.document, p.payer, p.on_date)
      or c.debit_ore - c.credit_ore is distinct from case c.account when 'bank' then p.amount_ore when 'receivable' then -p.amount_ore end)) then
      raise exception 'what is posted outside a run is a payment, as it was recorded' using errcode = 'AC012';
    end if;
    return null;
  end $$;
  create trigger ledger_entry_is_payment after insert on ledger_entry referencing new table as changed
    for each statement execute function refuse_posting_of_no_payment();

  create function check_payment_is_posted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if (select count(*) from ledger_entry where entry = new.posting) <> 2 then
      raise exception 'payment % is not posted', new.posting using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger payment_is_posted after insert on payment deferrable initially deferred
    for each row execute function check_payment_is_posted();
`;

/** Over the web money is posted in the ledger by the desk of the document's issuer, and the desk sees what happened to its payments. */
const SEEN_AT_THE_DESK = `
  grant insert on ledger_entry to aconto_web;
  create policy ledger_entry_web_payment on ledger_entry for insert to aconto_web with check (run is null and ${WHO.deskOfNumber('document')});
  create policy audit_event_web_payments on audit_event for select to aconto_web using ((type = 'bank-file-imported'
      and subject in (select sha256 from bank_file)) or (type = 'bank-entry-set-aside' and subject in (select id from bank_entry))
    or (type in ('payment-confirmed', 'payment-taken-back') and subject in (select posting from payment)));
`;
