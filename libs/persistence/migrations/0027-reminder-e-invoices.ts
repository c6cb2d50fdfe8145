import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/** Reminders as e-invoices, beside their letters: drawn with them, queued by the approval, handed over once, and answered like any e-invoice. */
export class ReminderEInvoices1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminder_e_invoice (
        name text primary key, batch text not null, payer text not null, currency text not null, first_document text not null references issued_document,
        sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')), bytes bytea not null,
        state text not null default 'queued' check (state in ('queued', 'handed-over', 'accepted', 'rejected')),
        file_name text unique, token uuid unique, state_at timestamptz not null, detail text,
        check ((state = 'queued') = (file_name is null)), check ((file_name is null) = (token is null)),
        unique (batch, payer, currency), foreign key (batch, payer, currency) references reminder_letter
      );
      create index reminder_e_invoice_open on reminder_e_invoice (state) where state in ('queued', 'handed-over');
      create trigger reminder_e_invoice_kept before delete or truncate on reminder_e_invoice for each statement execute function refuse_any_change();

      create function guard_reminder_e_invoice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          if new.state <> 'queued' or exists (select 1 from reminder_decision d where d.batch = new.batch) then
            raise exception 'a reminder as e-invoice is made with its letter, and begins queued' using errcode = 'AC016';
          end if;
        elsif (new.name, new.batch, new.payer, new.currency, new.first_document, new.bytes) is distinct from (old.name, old.batch, old.payer, old.currency, old.first_document, old.bytes) then
          raise exception '% is only handed over, never changed', old.name using errcode = 'AC006';
        elsif not ((old.state, new.state) in (('queued', 'handed-over'), ('handed-over', 'accepted'), ('handed-over', 'rejected'))
          and (old.state = 'queued' or (new.file_name, new.token) = (old.file_name, old.token))) then
          raise exception 'e-invoice % is never handed over again: it is %', old.name, old.state using errcode = 'AC009';
        elsif not exists (select 1 from reminder_decision d where d.batch = new.batch and d.outcome = 'approved') then
          raise exception '% is not approved', old.name using errcode = 'AC016';
        end if;
        return new;
      end $$;
      create trigger reminder_e_invoice_moves before insert or update on reminder_e_invoice for each row execute function guard_reminder_e_invoice();
      grant select, insert, update (state, file_name, token, state_at, detail) on reminder_e_invoice to aconto_app;
    `);
    await secureTable(runner, 'reminder_e_invoice', {
      read: anyOf(WHO.deskOfNumber('first_document'), WHO.auditor, WHO.administrator),
      add: WHO.deskOfNumber('first_document'),
    });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
