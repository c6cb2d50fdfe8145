import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is issued is forever: rows are only added, and the database checks the whole issue when it is committed. */
export class Issued1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table number_series (series text primary key, next bigint not null default 1);
      create table issued_round (
        programme text not null, service_year int not null, branch text not null, sequence int not null, run text not null, position int not null,
        primary key (programme, service_year, branch, sequence), unique (run, position), foreign key (run, position) references settlement_round
      );
      create table issued_document (
        number text primary key, series text not null, serial bigint not null, run text not null, ordinal int not null,
        kind text not null, payer text not null, issued_on date not null, due_on date, payment_reference text,
        issuer_details jsonb not null, recipient_details jsonb not null, line_texts jsonb not null, recorded_at timestamptz not null,
        unique (series, serial), unique (run, ordinal), foreign key (run, ordinal) references document,
        check (number = series || '-' || case when serial < 1000000 then lpad(serial::text, 6, '0') else serial::text end)
      );
      create index issued_document_payer on issued_document (payer);
      create table rendered_document (
        number text primary key references issued_document, sha256 text not null, bytes bytea not null, rendered_at timestamptz not null
      );
      alter table rendered_document alter column bytes set storage external;
      create table ledger_entry (
        id bigint generated always as identity primary key, entry text not null, on_date date not null, payer text not null, account text not null
          check (account in ('receivable', 'programme-income', 'output-vat', 'bank', 'internal')),
        debit_ore ore not null check (debit_ore >= 0), credit_ore ore not null check (credit_ore >= 0), document text not null, run text,
        unique (entry, account), check (debit_ore = 0 or credit_ore = 0)
      );
      create index ledger_entry_run on ledger_entry (run);
      create table audit_event (
        seq bigint primary key, format int not null, at text not null, actor text not null, type text not null, subject text not null,
        data text not null, previous_hash text not null unique, hash text not null unique
      );
      create index audit_event_subject on audit_event (subject);
      create table command (id text primary key, kind text not null, body_hash text not null, result jsonb not null, at timestamptz not null);

      create function refuse_any_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is only ever added to', tg_table_name using errcode = 'AC006';
      end $$;
    `);
    for (const table of [
      'issued_round',
      'issued_document',
      'rendered_document',
      'ledger_entry',
      'audit_event',
      'command',
      'run_decision',
      ...FACTS,
    ]) {
      await runner.query(
        `create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();`,
      );
    }
    for (const rules of [ISSUE_IS_WHOLE, NUMBERS, LEDGER, CHAIN]) await runner.query(rules);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const FACTS = ['budget', 'actual_cost', 'agreement', 'allocation_key', 'key_node', 'collection_arrangement', 'imported_file', 'payer_details'];

/** Checked when the issue is committed: every document and round of the run is there, as prepared, and posted to the øre. */
const ISSUE_IS_WHOLE = `
  create function check_issue_is_whole() returns trigger language plpgsql as $$
  declare documents int; numbered int; wrong int; rounds int; issued_rounds int;
  begin
    select count(*) into documents from document where run = new.id;
    select count(*) into numbered from issued_document where run = new.id;
    if documents <> numbered then
      raise exception 'run %: % documents, % numbered', new.id, documents, numbered using errcode = 'AC007';
    end if;
    select count(*) into wrong from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal join issuer on issuer.code = new.issuer
      where i.run = new.id and (i.kind <> d.kind or i.payer <> d.payer or i.issued_on is distinct from new.issued_on
        or i.series <> case when d.kind = 'internal' then issuer.internal_series else issuer.series end);
    if wrong > 0 then
      raise exception 'run %: % documents are not numbered as prepared', new.id, wrong using errcode = 'AC007';
    end if;
    select count(*) into rounds from settlement_round where run = new.id;
    select count(*) into issued_rounds from issued_round where run = new.id;
    if rounds <> issued_rounds then
      raise exception 'run %: % rounds, % issued', new.id, rounds, issued_rounds using errcode = 'AC007';
    end if;
    with owed as (
        select i.number, d.total_ore from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal where i.run = new.id),
      posted as (
        select document, sum(debit_ore - credit_ore) filter (where account in ('receivable', 'internal')) as owed_ore, sum(debit_ore - credit_ore) as rest_ore
        from ledger_entry where run = new.id group by document),
      unbalanced as (select entry from ledger_entry where run = new.id group by entry having sum(debit_ore) <> sum(credit_ore))
    select (select count(*) from owed full join posted on posted.document = owed.number
        where owed.number is null or coalesce(posted.owed_ore, 0) <> owed.total_ore or coalesce(posted.rest_ore, 0) <> 0)
      + (select count(*) from unbalanced) into wrong;
    if wrong > 0 then
      raise exception 'run %: the ledger of % documents is not theirs or does not balance', new.id, wrong using errcode = 'AC007';
    end if;
    select count(*) into wrong from (
      select series from issued_document where run = new.id group by series having max(serial) - min(serial) + 1 <> count(*)) g;
    if wrong > 0 then
      raise exception 'run %: numbers are not contiguous', new.id using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger invoice_run_issue_is_whole after update on invoice_run deferrable initially deferred
    for each row when (old.state = 'approved' and new.state = 'issued') execute function check_issue_is_whole();
`;

/** Numbers are taken from the series in order and all used by what is issued in the same transaction: so none is missing, given twice or given early. */
const NUMBERS = `
  create function refuse_without_approval() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from changed left join invoice_run r on r.id = changed.run where changed.run is not null and r.state is distinct from 'approved') then
      raise exception '% is added to only for an approved run', tg_table_name using errcode = 'AC008';
    end if;
    return null;
  end $$;
  create trigger issued_document_needs_approval after insert on issued_document referencing new table as changed
    for each statement execute function refuse_without_approval();
  create trigger issued_round_needs_approval after insert on issued_round referencing new table as changed
    for each statement execute function refuse_without_approval();
  create trigger ledger_entry_needs_approval after insert on ledger_entry referencing new table as changed
    for each statement execute function refuse_without_approval();

  create function guard_number_series() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' and new.next <> 1 then
      raise exception 'a series begins with 1' using errcode = 'AC007';
    end if;
    if tg_op = 'UPDATE' and (new.series <> old.series or new.next < old.next) then
      raise exception 'series % only counts on', old.series using errcode = 'AC007';
    end if;
    return new;
  end $$;
  create trigger number_series_counts_on before insert or update on number_series for each row execute function guard_number_series();

  create function refuse_number_not_taken() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from changed left join number_series s on s.series = changed.series where s.next is null or changed.serial >= s.next) then
      raise exception 'a number is taken from its series before it is given' using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create trigger issued_document_takes_number after insert on issued_document referencing new table as changed
    for each statement execute function refuse_number_not_taken();

  create function check_numbers_are_issued() returns trigger language plpgsql as $$
  declare issued bigint;
  begin
    select count(*) into issued from issued_document d join invoice_run r on r.id = d.run
      where d.series = new.series and d.serial >= old.next and d.serial < new.next and r.state in ('issued', 'completed');
    if issued <> new.next - old.next then
      raise exception 'series %: of % numbers taken % are issued', new.series, new.next - old.next, issued using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger number_series_leaves_no_gap after update on number_series deferrable initially deferred
    for each row execute function check_numbers_are_issued();

  create function check_round_is_issued() returns trigger language plpgsql as $$
  begin
    if not exists (select 1 from invoice_run where id = new.run and state in ('issued', 'completed')) then
      raise exception 'a round is issued with its run %', new.run using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger issued_round_comes_with_run after insert on issued_round deferrable initially deferred
    for each row execute function check_round_is_issued();
`;

/** Postings of a run are checked with its issue; any other balances within its own statement. */
const LEDGER = `
  create function refuse_unbalanced_posting() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from ledger_entry e join (select distinct entry from changed where run is null) c on c.entry = e.entry
      group by e.entry having sum(e.debit_ore) <> sum(e.credit_ore)) then
      raise exception 'a ledger entry balances' using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create trigger ledger_entry_balances after insert on ledger_entry referencing new table as changed
    for each statement execute function refuse_unbalanced_posting();
`;

/** Every event names the one before it, so that no two writers follow the same one and none is left out. Its hash is what the verifier recomputes. */
const CHAIN = `
  create function guard_audit_chain() returns trigger language plpgsql as $$
  declare head audit_event;
  begin
    select * into head from audit_event order by seq desc limit 1;
    if new.seq <> coalesce(head.seq, 0) + 1 or new.previous_hash <> coalesce(head.hash, repeat('0', 64)) or new.hash !~ '^[0-9a-f]{64}$' then
      raise exception 'audit event % does not follow event %', new.seq, coalesce(head.seq, 0) using errcode = 'AC010';
    end if;
    return new;
  end $$;
  create trigger audit_event_follows before insert on audit_event for each row execute function guard_audit_chain();
`;
