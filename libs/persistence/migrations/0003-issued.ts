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
        unique (series, serial), unique (run, ordinal), foreign key (run, ordinal) references document
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
    for (const table of ['issued_round', 'issued_document', 'rendered_document', 'ledger_entry', 'audit_event', 'command', 'run_decision', ...FACTS]) {
      await runner.query(
        `create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();`,
      );
    }
    await runner.query(ISSUE_IS_WHOLE);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const FACTS = ['budget', 'actual_cost', 'agreement', 'allocation_key', 'key_node', 'collection_arrangement', 'imported_file', 'payer_details'];

const ISSUE_IS_WHOLE = `
  create function check_issue_is_whole() returns trigger language plpgsql as $$
  declare documents int; numbered int; owed bigint; posted bigint; unbalanced int; gaps int; rounds int; issued_rounds int;
  begin
    select count(*), coalesce(sum(total_ore), 0) into documents, owed from document where run = new.id;
    select count(*) into numbered from issued_document where run = new.id;
    if documents <> numbered then
      raise exception 'run %: % documents, % numbered', new.id, documents, numbered using errcode = 'AC007';
    end if;
    select count(*) into rounds from settlement_round where run = new.id;
    select count(*) into issued_rounds from issued_round where run = new.id;
    if rounds <> issued_rounds then
      raise exception 'run %: % rounds, % issued', new.id, rounds, issued_rounds using errcode = 'AC007';
    end if;
    select coalesce(sum(debit_ore - credit_ore), 0) into posted from ledger_entry where run = new.id and account in ('receivable', 'internal');
    if posted <> owed then
      raise exception 'run %: documents sum to %, the ledger to %', new.id, owed, posted using errcode = 'AC007';
    end if;
    select count(*) into unbalanced from (select entry from ledger_entry where run = new.id group by entry having sum(debit_ore) <> sum(credit_ore)) e;
    if unbalanced > 0 then
      raise exception 'run %: % ledger entries do not balance', new.id, unbalanced using errcode = 'AC007';
    end if;
    select count(*) into gaps from (
      select series from issued_document where run = new.id group by series having max(serial) - min(serial) + 1 <> count(*)) g;
    if gaps > 0 then
      raise exception 'run %: numbers are not contiguous', new.id using errcode = 'AC007';
    end if;
    return null;
  end $$;
  create constraint trigger invoice_run_issue_is_whole after update on invoice_run deferrable initially deferred
    for each row when (old.state = 'approved' and new.state = 'issued') execute function check_issue_is_whole();

  create function refuse_number_without_approval() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from changed join invoice_run r on r.id = changed.run where r.state <> 'approved') then
      raise exception 'numbers are given only to an approved run' using errcode = 'AC008';
    end if;
    return null;
  end $$;
  create trigger issued_document_needs_approval after insert on issued_document referencing new table as changed
    for each statement execute function refuse_number_without_approval();
`;
