import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable, type WebPolicies } from '#persistence/migrations/row-security';

/** Meetings that move or are dropped, who was invited to what, what a round reminded of; and that no version is sent out beside one that is open. */
export class CommitteeMails1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table committee_meeting_change (
        meeting text not null references committee_meeting, sequence int not null check (sequence >= 1), on_day date not null,
        starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), duration_minutes int not null check (duration_minutes > 0), place text not null,
        is_dropped boolean not null, reason text not null check (btrim(reason) <> ''), recorded_by text not null, recorded_at timestamptz not null,
        primary key (meeting, sequence)
      );
      create table committee_invitation (
        meeting text not null references committee_meeting, sequence int not null, made_at timestamptz not null, primary key (meeting, sequence)
      );
      create table cost_basis_reminder (
        basis text not null, number int not null, about text not null check (about in ('remarks-closing', 'answers-due', 'follow-ups-due', 'meeting-near')),
        due_on date not null, made_at timestamptz not null, primary key (basis, number, about, due_on), foreign key (basis, number) references cost_basis_version
      );

      create function guard_meeting_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if new.sequence <> (select coalesce(max(sequence), 0) + 1 from committee_meeting_change where meeting = new.meeting) then
          raise exception 'a change of a meeting is numbered after the last' using errcode = 'AC031';
        end if;
        if exists (select 1 from committee_meeting_change where meeting = new.meeting and is_dropped) then
          raise exception 'a meeting that was dropped is not held again: decide on a new one' using errcode = 'AC031';
        end if;
        return new;
      end $$;
      create trigger meeting_change_in_turn before insert on committee_meeting_change for each row execute function guard_meeting_change();

      create function guard_send_out() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if exists (select 1 from cost_basis_version where basis = new.basis and number < new.number and state <> 'superseded') then
          raise exception 'a version is not sent out beside one that was not superseded' using errcode = 'AC031';
        end if;
        return new;
      end $$;
      create trigger send_out_in_turn before update of state on cost_basis_version for each row
        when (old.state = 'draft' and new.state = 'sent-out') execute function guard_send_out();

      alter table mail drop constraint mail_kind_check;
      alter table mail add constraint mail_kind_check check (kind in ('document', 'resend', 'reminder', 'anchor', 'committee'));
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

const committee = `(select acts_as('preparer', 'secretariat', 'member', 'auditor'))`;

/** The secretariat moves a meeting; invitations and reminders are the procedure's. */
const TABLES: Readonly<Record<string, WebPolicies>> = {
  committee_meeting_change: { read: committee, add: `(select acts_as('secretariat')) and recorded_by = (select acting_person())` },
  committee_invitation: { read: committee },
  cost_basis_reminder: { read: committee },
};
