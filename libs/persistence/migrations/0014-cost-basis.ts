import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/** Versions of a cost basis. The content is one text with its hash, because it is read, compared and frozen whole; what a version is at is a column. */
export class CostBasis1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cost_basis (
        code node_code primary key, year int not null unique, issuer text not null references issuer, created_by text not null, created_at timestamptz not null
      );
      create table cost_basis_version (
        basis text not null references cost_basis, number int not null check (number >= 1),
        state text not null check (state in ('draft', 'sent-out', 'remarks-closed', 'advised', 'superseded', 'put-forward', 'decided', 'charged')),
        content text not null, digest text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
        made_by text not null, made_at timestamptz not null, sent_out_by text, sent_out_on date, sent_out_at timestamptz, meeting text, remarks_until date,
        primary key (basis, number), check ((state = 'draft') = (sent_out_on is null)),
        check (num_nonnulls(sent_out_by, sent_out_on, sent_out_at, meeting, remarks_until) in (0, 5))
      );
      create table cost_basis_move (
        id bigint generated always as identity primary key, basis text not null, number int not null, state text not null, on_day date not null, at timestamptz not null,
        person text, foreign key (basis, number) references cost_basis_version
      );
      create table cost_basis_charge (
        basis text not null, number int not null, programme text not null references programme, service text not null, part text not null check (part in ('gp', 'others')),
        amount_ore ore not null, created_by text not null, created_at timestamptz not null, primary key (basis, programme),
        foreign key (basis, number) references cost_basis_version
      );

      create function guard_cost_basis_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          if new.state <> 'draft' or new.number <> (select coalesce(max(number), 0) + 1 from cost_basis_version where basis = new.basis) then
            raise exception 'a version begins as a draft, numbered after the last' using errcode = 'AC031';
          end if;
          if exists (select 1 from cost_basis_version where basis = new.basis and state = 'draft') then
            raise exception 'there is a draft already: change that' using errcode = 'AC031';
          end if;
          return new;
        end if;
        if (new.basis, new.number) is distinct from (old.basis, old.number) then
          raise exception 'a version keeps its number' using errcode = 'AC032';
        end if;
        if old.state <> 'draft' and (new.content, new.digest, new.made_by, new.made_at, new.sent_out_by, new.sent_out_on, new.sent_out_at, new.meeting, new.remarks_until)
          is distinct from (old.content, old.digest, old.made_by, old.made_at, old.sent_out_by, old.sent_out_on, old.sent_out_at, old.meeting, old.remarks_until) then
          raise exception 'a version that was sent out does not change: make the next' using errcode = 'AC032';
        end if;
        if old.state <> 'draft' and new.state = old.state then
          raise exception 'nothing of a version changes but its state' using errcode = 'AC032';
        end if;
        if old.state <> new.state and not (old.state, new.state) in (
          ('draft', 'sent-out'), ('sent-out', 'remarks-closed'), ('remarks-closed', 'advised'), ('remarks-closed', 'superseded'), ('advised', 'put-forward'),
          ('advised', 'superseded'), ('put-forward', 'decided'), ('decided', 'charged')
        ) then
          raise exception 'a version does not go from % to %', old.state, new.state using errcode = 'AC031';
        end if;
        return new;
      end $$;
      create trigger cost_basis_version_guard before insert or update on cost_basis_version for each row execute function guard_cost_basis_version();
      create trigger cost_basis_version_kept before delete or truncate on cost_basis_version for each statement execute function refuse_any_change();

      grant select, insert on cost_basis, cost_basis_version, cost_basis_move, cost_basis_charge to aconto_app;
      grant update (state, content, digest, made_by, made_at, sent_out_by, sent_out_on, sent_out_at, meeting, remarks_until) on cost_basis_version to aconto_app;
    `);
    for (const table of ['cost_basis', 'cost_basis_move', 'cost_basis_charge']) {
      await runner.query(
        `create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change()`,
      );
    }
    for (const [table, web] of Object.entries(TABLES)) await secureTable(runner, table, web);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const preparer = `(select acts_as('preparer'))`;
const committee = `(select acts_as('preparer', 'secretariat', 'member', 'auditor'))`;
/** Who has no part in the committee sees no version that is still being made: neither members nor payers see drafts. */
const SENT_OUT = `state <> 'draft'`;

const TABLES: Readonly<Record<string, WebPolicies>> = {
  cost_basis: { read: WHO.known, add: preparer },
  cost_basis_version: {
    read: anyOf(preparer, WHO.auditor, `${committee} and ${SENT_OUT}`, `${WHO.known} and state in ('decided', 'charged')`),
    add: `${preparer} and made_by = (select acting_person())`,
    change: {
      columns: 'state, content, digest, made_by, made_at, sent_out_by, sent_out_on, sent_out_at, meeting, remarks_until',
      where: `(select acts_as('preparer', 'secretariat'))`,
      to: `(select acts_as('preparer', 'secretariat'))`,
    },
  },
  cost_basis_move: { read: committee, add: `(select acts_as('preparer', 'secretariat')) and person = (select acting_person())` },
  cost_basis_charge: { read: anyOf(WHO.staff, committee), add: `${preparer} and created_by = (select acting_person())` },
};
