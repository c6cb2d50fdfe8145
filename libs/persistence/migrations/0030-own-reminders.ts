import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Payers see the reminders that were sent to them: the letter, and which of their invoices it is about. Of those who proposed and decided, and of what was never
 * sent, they learn nothing.
 */
export class OwnReminders1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function acting_payers_batches() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
        select coalesce(array_agg(distinct d.batch), '{}') from reminder_letter l join reminder_decision d on d.batch = l.batch and d.outcome = 'approved'
        where l.payer = any ((select acting_payers())::text[])
      $$;
      create policy reminder_letter_web_own on reminder_letter for select to aconto_web
        using (payer = any ((select acting_payers())::text[]) and batch = any ((select acting_payers_batches())::text[]));

      create function own_reminders(organisation text) returns table (
        batch text, on_date date, issuer text, issuer_name text, payer text, currency text, document text, due_on date, sequence int,
        open_ore ore, fee_ore ore, compensation_ore ore, interest_ore ore
      ) language sql stable security definer set search_path = public, pg_temp as $$
        with recursive own as (
          select organisation as code where organisation = any ((select acting_payers())::text[]) union select p.code from payer p join own on p.successor = own.code
        )
        select m.batch, b.on_date, b.issuer, u.name, i.payer, d.currency, m.document, i.due_on, m.sequence, m.open_ore, m.fee_ore, m.compensation_ore, m.interest_ore
        from reminder m join reminder_batch b on b.id = m.batch join reminder_decision a on a.batch = m.batch and a.outcome = 'approved'
          join issued_document i on i.number = m.document join own on own.code = i.payer join document d on d.run = i.run and d.ordinal = i.ordinal join issuer u on u.code = b.issuer
        where exists (select 1 from reminder_letter l where (l.batch, l.payer, l.currency) = (m.batch, i.payer, d.currency))
        order by b.on_date desc, m.batch desc, i.payer, d.currency, i.due_on, m.document
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
