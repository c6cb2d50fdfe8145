import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/**
 * A credit note made by hand is a run of its own: one document, drafted by an officer against an issued invoice, approved by another person, numbered
 * and posted like any other. Its lines name the rounds of the invoice's lines, so that they count as settled there.
 */
export class CreditNotes1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice_run add column credit text;
      alter table invoice_run drop constraint invoice_run_issuer_business_date_key;
      alter table invoice_run add constraint invoice_run_business_key unique nulls not distinct (issuer, business_date, credit);
      alter table invoice_run add constraint invoice_run_is_named check (id = issuer || '/' || to_char(business_date, 'YYYY-MM-DD') || coalesce('~' || credit, ''));
      alter table invoice_run add constraint invoice_run_credit_is_not_played check (credit is null or not played);

      create table credit_request (
        run text primary key references invoice_run, corrects text not null references issued_document, reason text not null check (btrim(reason) <> ''),
        requested_by text not null references person, requested_at timestamptz not null
      );
      create index credit_request_corrects on credit_request (corrects);
      create table credit_request_line (
        run text not null references credit_request, line int not null, net_ore ore not null check (net_ore <> 0), primary key (run, line)
      );

      -- The run whose round a line settles: its own, or, on a credit note made by hand, that of the line it corrects.
      alter table document_line add column corrected_run text references invoice_run;
      alter table document_line add column round_run text generated always as (coalesce(corrected_run, run)) stored;
      create index document_line_corrected on document_line (corrected_run, position) where corrected_run is not null;
    `);
    for (const [table, web] of Object.entries(TABLES)) {
      await runner.query(`
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
        grant select, insert on ${table} to aconto_app;
      `);
      await secureTable(runner, table, web);
    }
    await runner.query(BESIDE_THE_CALENDAR);
    await runner.query(REQUESTS);
    await runner.query(CREDIT_FITS);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

/** A payer sees what was asked for once the note is issued to it; a draft is never a payer's. */
const ofRun = (add: string): WebPolicies => ({
  read: anyOf(WHO.deskOfRun('run'), WHO.auditor, WHO.payerInRun('run')),
  add: `${WHO.deskOfRun('run')} and ${add}`,
});
const TABLES: Readonly<Record<string, WebPolicies>> = {
  credit_request: ofRun(WHO.themselves('requested_by')),
  credit_request_line: ofRun('true'),
};

/**
 * A credit note is drafted by people, so its run is begun over the web; everything after that is the procedure's. It has no billing date, so neither
 * the calendar nor the register of payers waits for it, and no fact decides it.
 */
const BESIDE_THE_CALENDAR = `
  grant insert (id, issuer, business_date, opened_on, played, credit, state, created_at) on invoice_run to aconto_web;
  create policy invoice_run_web_credit on invoice_run for insert to aconto_web with check (credit is not null and ${WHO.deskOfIssuer('issuer')});
  create or replace function last_issued_days() returns table (opened_on date, business_date date) language sql stable security definer set search_path = public, pg_temp as $$
    select max(r.opened_on), max(r.business_date) filter (where r.credit is null) from invoice_run r where r.state in ('issued', 'completed') $$;
  create or replace function open_runs() returns table (issuer text, business_date date) language sql stable security definer set search_path = public, pg_temp as $$
    select r.issuer, r.business_date from invoice_run r where r.state not in ('completed', 'cancelled') and r.credit is null $$;
`;

/** What may be asked for: an officer of the issuer, against an invoice of that issuer, in a run that nobody has prepared. */
const REQUESTS = `
  create function guard_credit_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare run invoice_run;
  begin
    select * into run from invoice_run where id = new.run;
    if run.credit is null or run.state <> 'draft' or run.revision <> 0 then
      raise exception 'a credit note is asked for in a run of its own, before it is prepared' using errcode = 'AC013';
    end if;
    if not exists (select 1 from issued_document i join invoice_run r on r.id = i.run where i.number = new.corrects and i.kind = 'invoice' and r.issuer = run.issuer) then
      raise exception '% has issued no invoice %', run.issuer, new.corrects using errcode = 'AC013';
    end if;
    -- One at a time: what is left of an invoice is then what the note that is decided on was drafted against.
    if exists (select 1 from credit_request q join invoice_run r on r.id = q.run where q.corrects = new.corrects and r.state not in ('issued', 'completed', 'cancelled')) then
      raise exception 'another credit note of % is not done with', new.corrects using errcode = 'AC013';
    end if;
    if not has_role(new.requested_by, 'officer', run.issuer) then
      raise exception '% is not a billing officer of %', new.requested_by, run.issuer using errcode = 'AC003';
    end if;
    return new;
  end $$;
  create trigger credit_request_fits before insert on credit_request for each row execute function guard_credit_request();

  create function guard_credit_request_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if not exists (select 1 from invoice_run where id = new.run and state = 'draft' and revision = 0) then
      raise exception 'what is asked for does not change once it is prepared' using errcode = 'AC013';
    end if;
    return new;
  end $$;
  create trigger credit_request_line_fits before insert on credit_request_line for each row execute function guard_credit_request_line();
`;

/** Checked when the issue is committed, over all credit notes of the invoice: lines of its own, with their VAT, and never more than it was. */
const CREDIT_FITS = `
  create function check_credit_fits() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  declare invoice text; wrong int;
  begin
    select corrects into invoice from credit_request where run = new.id;
    if invoice is null or (select count(*) from document where run = new.id) <> 1 or exists (select 1 from settlement_round where run = new.id) then
      raise exception 'run %: one credit note that somebody asked for, and nothing else', new.id using errcode = 'AC013';
    end if;
    -- Two notes of one invoice are issued one after the other, so that each sees the other.
    perform pg_advisory_xact_lock(hashtext('aconto credit'), hashtext(invoice));
    select count(*) into wrong from document_line l join document d on d.run = l.run and d.ordinal = l.ordinal
      join issued_document i on i.number = invoice left join document c on c.run = i.run and c.ordinal = i.ordinal
      left join document_line o on o.run = i.run and o.ordinal = i.ordinal and o.position = l.position and o.run = l.corrected_run
      where l.run = new.id and (d.kind <> 'credit-note' or d.payer <> i.payer or d.currency <> c.currency or o.run is null
        or (l.vat_category, l.vat_rate_percent, l.vat_reason) is distinct from (o.vat_category, o.vat_rate_percent, o.vat_reason));
    if wrong > 0 then
      raise exception 'run %: % lines are not those of invoice %', new.id, wrong, invoice using errcode = 'AC013';
    end if;
    with credited as (select l.position, sum(l.net_ore) as net_ore from document_line l join credit_request q on q.run = l.run join invoice_run r on r.id = l.run
        where q.corrects = invoice and r.state in ('issued', 'completed') group by l.position)
    select count(*) into wrong from credited join issued_document i on i.number = invoice
      join document_line o on o.run = i.run and o.ordinal = i.ordinal and o.position = credited.position
      where abs(credited.net_ore) > abs(o.net_ore) or sign(credited.net_ore) = sign(o.net_ore);
    if wrong > 0 then
      raise exception 'invoice %: % lines would be credited beyond what they were', invoice, wrong using errcode = 'AC013';
    end if;
    if (select coalesce(sum(-d.total_ore), 0) from document d join credit_request q on q.run = d.run join invoice_run r on r.id = d.run
          where q.corrects = invoice and r.state in ('issued', 'completed'))
        > (select d.total_ore from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal where i.number = invoice) then
      raise exception 'invoice % would be credited beyond its total', invoice using errcode = 'AC013';
    end if;
    return null;
  end $$;
  create constraint trigger invoice_run_credit_fits after update on invoice_run deferrable initially deferred
    for each row when (old.state = 'approved' and new.state = 'issued' and new.credit is not null) execute function check_credit_fits();
`;
