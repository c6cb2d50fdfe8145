import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * The letters of reminders, kept from the proposal on: what the approver can read is what is sent, to the byte. Payers get theirs by mail; over the web they are for the desk and the auditor.
 */
export class ReminderLetters1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminder_letter (
        batch text not null references reminder_batch, payer text not null references payer, currency text not null, first_document text not null references issued_document,
        sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')), bytes bytea not null, primary key (batch, payer, currency)
      );
      alter table reminder_letter alter column bytes set storage external;
      create trigger reminder_letter_forever before update or delete or truncate on reminder_letter for each statement execute function refuse_any_change();
      grant select, insert on reminder_letter to aconto_app;

      create function guard_reminder_letter() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if exists (select 1 from reminder_decision d where d.batch = new.batch) or not exists (select 1 from reminder m join issued_document i on i.number = m.document
            where m.batch = new.batch and m.document = new.first_document and i.payer = new.payer) then
          raise exception 'a letter is of reminders to its payer that nobody has decided on' using errcode = 'AC016';
        end if;
        return new;
      end $$;
      create trigger reminder_letter_fits before insert on reminder_letter for each row execute function guard_reminder_letter();
    `);
    await secureTable(runner, 'reminder_letter', {
      read: anyOf(WHO.deskOfNumber('first_document'), WHO.auditor),
      add: WHO.deskOfNumber('first_document'),
    });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
