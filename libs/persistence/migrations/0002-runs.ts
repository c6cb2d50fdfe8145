import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An invoice run and everything it calculated. What is approved can no longer be written; what was decided stands in run_decision. */
export class Runs1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_entry (
        issuer text not null references issuer, billing_date date not null, opens_on date not null, played boolean not null,
        outcome text check (outcome in ('run', 'nothing-billable')), blocked jsonb not null default '[]', primary key (issuer, billing_date)
      );
      create table invoice_run (
        id text primary key, issuer text not null references issuer, business_date date not null, opened_on date not null, played boolean not null,
        state text not null check (state in ('draft', 'submitted', 'approved', 'issued', 'completed', 'rejected', 'cancelled')),
        revision int not null default 0, digest text, rules_version text, prepared_at timestamptz, facts_seen bigint not null default 0,
        submitted_by text references person, submitted_at timestamptz,
        approved_by text references person, approved_at timestamptz, approved_digest text,
        issued_on date, issued_at timestamptz, completed_at timestamptz, created_at timestamptz not null,
        unique (issuer, business_date)
      );
      create table run_decision (
        id bigint generated always as identity primary key, run text not null references invoice_run, revision int not null,
        decision text not null check (decision in ('prepared', 'submitted', 'approved', 'rejected', 'cancelled', 'stale', 'issued', 'completed')),
        person text, at timestamptz not null, reason text, digest text
      );
      create table settlement_round (
        run text not null references invoice_run, position int not null, programme text not null, service_year int not null, branch text not null,
        sequence int not null, kind text not null, basis text not null, basis_version int not null, audited boolean, key text not null,
        key_version int not null, agreement_version int not null, currency text not null, recorded_amount_ore ore not null, amount_ore ore not null,
        primary key (run, position), unique (run, programme, service_year, branch)
      );
      create table blocked_round (
        run text not null references invoice_run, position int not null, programme text not null, service_year int not null, branch text not null,
        kind text not null, reason text not null, primary key (run, position)
      );
      create table allocation_step (
        run text not null, position int not null, node text not null, parent text, level int not null, method text, weight numeric not null,
        weight_sum numeric not null, parent_amount_ore ore not null, remainder numeric not null, got_residual boolean not null, amount_ore ore not null,
        primary key (run, position, node)
      );
      create table share (
        run text not null, position int not null, payer text not null, target_ore ore not null, settled_before_ore ore not null,
        amount_ore ore not null, carried_forward_ore ore not null,
        primary key (run, position, payer), check (amount_ore = target_ore - settled_before_ore)
      );
      create table document (
        run text not null references invoice_run, ordinal int not null, payer text not null references payer, currency text not null, vat_group text not null,
        kind text not null check (kind in ('invoice', 'credit-note', 'internal')), net_ore ore not null, vat_ore ore not null, total_ore ore not null,
        primary key (run, ordinal), unique (run, payer, currency, vat_group), check (total_ore = net_ore + vat_ore)
      );
      create table document_line (
        run text not null, ordinal int not null, line int not null, position int not null, net_ore ore not null, carried_forward_ore ore not null,
        vat_category text not null, vat_rate_percent text not null, vat_reason text not null, primary key (run, ordinal, line)
      );

      create function refuse_change_of_decided_run() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from changed left join invoice_run on invoice_run.id = changed.run where invoice_run.state is distinct from 'draft') then
          raise exception 'the calculation of a run can be written only while it is a draft' using errcode = 'AC001';
        end if;
        return null;
      end $$;
    `);
    for (const table of ['settlement_round', 'blocked_round', 'allocation_step', 'share', 'document', 'document_line']) {
      await runner.query(`
        create trigger ${table}_insert after insert on ${table} referencing new table as changed for each statement execute function refuse_change_of_decided_run();
        create trigger ${table}_update after update on ${table} referencing new table as changed for each statement execute function refuse_change_of_decided_run();
        create trigger ${table}_delete after delete on ${table} referencing old table as changed for each statement execute function refuse_change_of_decided_run();
      `);
    }
    await runner.query(RUN_TRANSITIONS);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

/** Four eyes in the database: whoever writes, a run moves only along these arrows and only by people who hold the role. */
const RUN_TRANSITIONS = `
  create function has_role(who text, wanted text, at_issuer text) returns boolean language sql stable as $$
    select exists (select 1 from person_role where person = who and role = wanted and scope = at_issuer
      and valid_from <= current_date and (valid_until is null or current_date < valid_until));
  $$;

  create function guard_new_run() returns trigger language plpgsql as $$
  begin
    if new.state <> 'draft' or new.revision <> 0 or new.facts_seen <> 0 or num_nonnulls(new.digest, new.rules_version, new.prepared_at, new.submitted_by, new.submitted_at, new.approved_by, new.approved_at,
      new.approved_digest, new.issued_on, new.issued_at, new.completed_at) > 0 then
      raise exception 'a run begins as a draft that nobody has prepared or decided on' using errcode = 'AC002';
    end if;
    return new;
  end $$;
  create trigger invoice_run_begins before insert on invoice_run for each row execute function guard_new_run();

  create function guard_run_transition() returns trigger language plpgsql as $$
  begin
    if (new.id, new.issuer, new.business_date, new.played, new.created_at) is distinct from (old.id, old.issuer, old.business_date, old.played, old.created_at) then
      raise exception 'a run keeps its issuer and billing date' using errcode = 'AC002';
    end if;
    if old.state <> new.state and not (old.state, new.state) in (
      ('draft', 'submitted'), ('draft', 'cancelled'), ('submitted', 'approved'), ('submitted', 'rejected'), ('submitted', 'draft'), ('submitted', 'cancelled'),
      ('approved', 'issued'), ('approved', 'draft'), ('approved', 'cancelled'), ('rejected', 'draft'), ('rejected', 'cancelled'), ('issued', 'completed')
    ) then
      raise exception 'a run does not go from % to %', old.state, new.state using errcode = 'AC002';
    end if;
    if new.state = 'draft' then
      if num_nonnulls(new.submitted_by, new.submitted_at, new.approved_by, new.approved_at, new.approved_digest, new.issued_on, new.issued_at, new.completed_at) > 0 then
        raise exception 'nobody has decided on a draft' using errcode = 'AC002';
      end if;
      return new;
    end if;
    -- Each decision is written by the one transition that takes it, and stands from then on.
    if (new.opened_on, new.revision, new.digest, new.rules_version, new.prepared_at, new.facts_seen) is distinct from
        (old.opened_on, old.revision, old.digest, old.rules_version, old.prepared_at, old.facts_seen)
      or (new.submitted_by, new.submitted_at) is distinct from (old.submitted_by, old.submitted_at) and (old.state, new.state) <> ('draft', 'submitted')
      or (new.approved_by, new.approved_at, new.approved_digest) is distinct from (old.approved_by, old.approved_at, old.approved_digest)
        and (old.state, new.state) <> ('submitted', 'approved')
      or (new.issued_on, new.issued_at) is distinct from (old.issued_on, old.issued_at) and (old.state, new.state) <> ('approved', 'issued')
      or new.completed_at is distinct from old.completed_at and (old.state, new.state) <> ('issued', 'completed') then
      raise exception 'a decision once taken does not change' using errcode = 'AC002';
    end if;
    if (old.state, new.state) = ('draft', 'submitted') and (new.digest is null or new.submitted_at is null) then
      raise exception 'only what was prepared is submitted' using errcode = 'AC002';
    end if;
    if (old.state, new.state) = ('draft', 'submitted') and not has_role(new.submitted_by, 'officer', new.issuer) then
      raise exception '% is not a billing officer of %', new.submitted_by, new.issuer using errcode = 'AC003';
    end if;
    if (old.state, new.state) = ('submitted', 'approved') then
      if new.approved_by is null or new.approved_at is null or new.approved_by = new.submitted_by then
        raise exception 'a run is approved by another person than the one who submitted it' using errcode = 'AC004';
      end if;
      if not has_role(new.approved_by, 'approver', new.issuer) then
        raise exception '% is not an approver of %', new.approved_by, new.issuer using errcode = 'AC003';
      end if;
      if new.approved_digest is distinct from new.digest then
        raise exception 'the approval is for another digest than the run has' using errcode = 'AC005';
      end if;
    end if;
    return new;
  end $$;
  create trigger invoice_run_transition before update on invoice_run for each row execute function guard_run_transition();
`;
