import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable, WHO, type WebPolicies } from '#persistence/migrations/row-security';

/** The committee's records. All are only ever added to: what was said, promised, advised or decided stands. */
export class Committee1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table committee_meeting (
        code node_code primary key, number text not null, on_day date not null, starts_at text check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
        duration_minutes int not null check (duration_minutes > 0), place text not null, decided_in text, basis_year int not null
      );
      create table agenda_case (
        number text primary key, meeting text not null references committee_meeting, position int not null, type text not null check (type in ('decision', 'information', 'discussion')),
        title text not null, unique (meeting, position)
      );
      create table case_outcome (case_number text primary key references agenda_case, outcome text not null, recorded_by text not null, recorded_at timestamptz not null);
      create table attendance (
        meeting text not null references committee_meeting, sector text not null, role text not null, presence text not null check (presence in ('present', 'absent')),
        count int not null check (count > 0), primary key (meeting, sector, role, presence)
      );
      create table committee_position (
        id bigint generated always as identity primary key, meeting text not null references committee_meeting, case_number text not null references agenda_case,
        sector text not null, text text not null
      );
      create table remark (
        code node_code primary key, basis text not null, version int not null, sector text not null, place jsonb not null,
        kind text not null check (kind in ('question', 'wish', 'statement')), text text not null, on_day date not null, case_number text references agenda_case,
        recorded_by text not null, recorded_at timestamptz not null, foreign key (basis, version) references cost_basis_version
      );
      create table remark_answer (
        id bigint generated always as identity primary key, remark text not null references remark, by_sector text not null, text text not null, on_day date not null,
        recorded_by text not null, recorded_at timestamptz not null
      );
      create table follow_up (
        code node_code primary key, remark text not null references remark, owner text not null, promise text not null,
        due_meeting text not null references committee_meeting, sign jsonb not null, recorded_by text not null, recorded_at timestamptz not null
      );
      create table follow_up_confirmation (
        follow_up text primary key references follow_up, note text not null, on_day date not null, recorded_by text not null, recorded_at timestamptz not null
      );
      create table committee_advice (
        basis text not null, version int not null, meeting text not null references committee_meeting, on_day date not null, text text not null,
        recorded_by text not null, recorded_at timestamptz not null, primary key (basis, version), foreign key (basis, version) references cost_basis_version
      );
      create table ministry_decision (
        basis text not null, version int not null, on_day date not null, reference text not null, text text not null, components text[] not null,
        standing text not null check (standing in ('stated', 'illustrative')), recorded_by text not null, recorded_at timestamptz not null,
        primary key (basis, version), foreign key (basis, version) references cost_basis_version
      );

      -- Advice is on a version whose window is closed; the ministry decides on one that was put forward.
      create function guard_advice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if (select state from cost_basis_version where basis = new.basis and number = new.version) is distinct from 'remarks-closed' then
          raise exception 'advice is given on a version whose remarks are closed' using errcode = 'AC031';
        end if;
        return new;
      end $$;
      create trigger advice_in_turn before insert on committee_advice for each row execute function guard_advice();
      create function guard_decision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if (select state from cost_basis_version where basis = new.basis and number = new.version) is distinct from 'put-forward' then
          raise exception 'only a version that was put forward is decided' using errcode = 'AC031';
        end if;
        return new;
      end $$;
      create trigger decision_in_turn before insert on ministry_decision for each row execute function guard_decision();
      create function guard_remark() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if coalesce((select state from cost_basis_version where basis = new.basis and number = new.version), 'draft') not in ('sent-out', 'remarks-closed') then
          raise exception 'remarks are taken while the window is open and in the meeting' using errcode = 'AC031';
        end if;
        return new;
      end $$;
      create trigger remark_in_turn before insert on remark for each row execute function guard_remark();
    `);
    for (const [table, web] of Object.entries(TABLES)) {
      await runner.query(`
        grant select, insert on ${table} to aconto_app;
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
      `);
      await secureTable(runner, table, web);
    }
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const secretariat = `(select acts_as('secretariat'))`;
const keepers = `(select acts_as('secretariat', 'preparer'))`;
const committee = `(select acts_as('preparer', 'secretariat', 'member', 'auditor'))`;
const byThemselves = (role: string) => `${role} and recorded_by = (select acting_person())`;

/** The committee's own rooms: members, secretariat and preparer read all of it, members add remarks. The ministry's decision is everybody's. */
const TABLES: Readonly<Record<string, WebPolicies>> = {
  committee_meeting: { read: committee, add: secretariat },
  agenda_case: { read: committee, add: secretariat },
  case_outcome: { read: committee, add: byThemselves(secretariat) },
  attendance: { read: committee, add: secretariat },
  committee_position: { read: committee, add: secretariat },
  remark: { read: committee, add: byThemselves(`(select acts_as('member', 'secretariat'))`) },
  remark_answer: { read: committee, add: byThemselves(keepers) },
  follow_up: { read: committee, add: byThemselves(keepers) },
  follow_up_confirmation: { read: committee, add: byThemselves(secretariat) },
  committee_advice: { read: committee, add: byThemselves(secretariat) },
  ministry_decision: { read: WHO.known, add: byThemselves(secretariat) },
};
