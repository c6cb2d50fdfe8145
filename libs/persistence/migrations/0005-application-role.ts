import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the application may do: read all, add to what is forever, and change only the columns that move. It owns nothing. */
export class ApplicationRole1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant usage on schema public to aconto_app;
      grant select, insert on all tables in schema public to aconto_app;
      revoke all on migrations from aconto_app;
      grant select on migrations to aconto_app;
      grant usage on all sequences in schema public to aconto_app;
      grant delete on settlement_round, blocked_round, allocation_step, share, document, document_line to aconto_app;
      grant update (state, opened_on, revision, digest, rules_version, prepared_at, facts_seen, submitted_by, submitted_at, approved_by, approved_at, approved_digest, issued_on, issued_at,
        completed_at) on invoice_run to aconto_app;
      grant update (outcome, blocked) on calendar_entry to aconto_app;
      grant update (next) on number_series to aconto_app;
      grant update (state, fence, attempt, detail, next_try_at, state_at) on mail to aconto_app;
      grant update (approved_by, approved_at, version) on payer_change to aconto_app;
      grant update (valid_until, successor) on payer to aconto_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
