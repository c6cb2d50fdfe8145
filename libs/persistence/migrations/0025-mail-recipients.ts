import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '#persistence/migrations/row-security';

/**
 * A mail to several recipients: which of them its server turned away when it took the others. Addresses are plain ones, parted by a comma and a blank, in
 * the register as in the outbox: nothing else can come to stand in an envelope or a header. What was recorded before is left as it is.
 */
export class MailRecipients1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_refusal (
        mail text not null references mail, attempt int not null, address text not null, smtp_code int not null check (smtp_code between 400 and 599),
        reply text not null, at timestamptz not null, primary key (mail, attempt, address)
      );
      create trigger mail_refusal_forever before update or delete or truncate on mail_refusal for each statement execute function refuse_any_change();
      grant select, insert on mail_refusal to aconto_app;

      create function are_addresses(list text) returns boolean language sql immutable as $$
        select list ~ '^[^\\s,;<>"@]+@[^\\s,;<>"@]+(, [^\\s,;<>"@]+@[^\\s,;<>"@]+){0,9}$'
      $$;
      alter table payer_details add constraint payer_email_is_addresses check (email is null or are_addresses(email)) not valid;
      alter table mail add constraint mail_address_is_addresses check (address is null or are_addresses(address)) not valid;
    `);
    await secureTable(runner, 'mail_refusal', { read: `exists (select 1 from mail m where m.id = mail)` });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
