import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who there is, and what has been recorded. Facts are versioned and only ever added. */
export class RegisterAndFacts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create domain ore as bigint;
      -- In which order facts were recorded: a clock may jump, this does not.
      create sequence fact_order;
      create domain node_code as text check (value ~ '^[\\x21-\\x7e]{1,32}$');

      create table programme (
        code text primary key, name text not null, currency text not null check (currency in ('DKK', 'NOK')),
        minimum_true_up_ore ore check (minimum_true_up_ore > 0)
      );
      create table issuer (
        code node_code primary key, name text not null, country text not null check (country in ('DK', 'NO')), own_payer_code text,
        series text not null unique, internal_series text not null unique, fik_creditor text, cvr text not null,
        street text not null, postcode text not null, city text not null, email text not null, brand_colour text not null,
        opens_days_before int not null default 14 check (opens_days_before between 0 and 120),
        issue_time text not null default '06:00', dispatch_time text not null default '08:00'
      );
      create table person (id text primary key, label text not null, email text not null);
      create table person_role (
        person text not null references person, role text not null check (role in ('officer', 'approver', 'auditor', 'administrator', 'payer')),
        scope text not null, valid_from date not null, valid_until date, primary key (person, role, scope, valid_from)
      );
      create table payer (
        code node_code primary key, kind text not null, valid_from date not null, valid_until date, successor text references payer,
        check (valid_until is null or valid_until > valid_from)
      );
      create table payer_details (
        payer text not null references payer, version int not null, name text not null, cvr text not null, ean text,
        street text, postcode text, city text, email text, language text not null check (language in ('da', 'nb', 'en')),
        recorded_at timestamptz not null, proposed_by text, approved_by text, reason text,
        primary key (payer, version), check (version = 1 or (proposed_by is not null and approved_by is not null and proposed_by <> approved_by))
      );
      create table payer_change (
        id text primary key, payer text not null references payer, details jsonb not null, reason text not null,
        proposed_by text not null references person, proposed_at timestamptz not null,
        approved_by text references person, approved_at timestamptz, version int, check (approved_by <> proposed_by)
      );

      create table imported_file (
        sha256 text not null, kind text not null, name text not null, bytes bytea not null, imported_by text not null, imported_at timestamptz not null,
        primary key (sha256, kind)
      );
      create table budget (
        programme text not null references programme, year int not null, version int not null, status text not null
          check (status in ('approved', 'awaiting-agreement', 'preliminary-estimate')),
        currency text not null, amount_ore ore not null, recorded_on date not null, source text not null, recorded_at timestamptz not null, fact_order bigint not null default nextval('fact_order'),
        primary key (programme, year, version)
      );
      create table actual_cost (
        programme text not null references programme, year int not null, version int not null, audited boolean not null,
        currency text not null, amount_ore ore not null, recorded_on date not null, source text not null, recorded_at timestamptz not null, fact_order bigint not null default nextval('fact_order'),
        accounts text, accounts_sha256 text, check ((accounts is null) = (accounts_sha256 is null)),
        primary key (programme, year, version)
      );
      create table agreement (
        programme text not null references programme, version int not null, from_year int not null, vat_basis text not null
          check (vat_basis in ('excluding', 'including')),
        vat_category text not null check (vat_category in ('S', 'Z', 'E', 'O')), vat_rate_percent text not null, vat_reason text not null,
        agreed_by text not null, agreed_on date not null, document text not null, recorded_on date not null, recorded_at timestamptz not null, fact_order bigint not null default nextval('fact_order'),
        primary key (programme, version)
      );
      create table allocation_key (
        key text not null, version int not null, programme text not null references programme, valid_from date not null,
        recorded_on date not null, recorded_at timestamptz not null, fact_order bigint not null default nextval('fact_order'), primary key (key, version), unique (programme, version)
      );
      create table key_node (
        key text not null, version int not null, node node_code not null, parent text, method text check (method in ('percent', 'weight', 'amount')),
        weight text, source text not null, name text, primary key (key, version, node), foreign key (key, version) references allocation_key
      );
      create table collection_arrangement (
        id int generated always as identity primary key, programme text not null references programme, branch node_code not null,
        issuer text not null references issuer, rule text not null, from_year int not null, until_year int,
        first_round text not null check (first_round in ('on-account', 'in-arrears')), service_year_offset int not null check (service_year_offset in (0, -1)),
        recorded_on date not null, recorded_at timestamptz not null, fact_order bigint not null default nextval('fact_order'), unique (programme, branch, rule, from_year)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
