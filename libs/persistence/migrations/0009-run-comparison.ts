import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * A run beside last year, payer by payer, and what the difference is made of. It is written with the draft and frozen with it; that the effects sum
 * to the difference is held here as well.
 */
export class RunComparison1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_comparison (
        run text not null references invoice_run, payer text not null, net_ore ore not null, last_year_ore ore not null, difference_ore ore not null,
        change_basis_points bigint, stands_out text check (stands_out in ('new-payer', 'no-longer-billed', 'sign-changed', 'far-from-the-others')),
        budget_ore ore not null, key_ore ore not null, programme_ore ore not null, extra_year_ore ore not null, blocked_ore ore not null,
        correction_ore ore not null, carried_forward_ore ore not null, rounding_ore ore not null,
        primary key (run, payer), check (difference_ore = net_ore - last_year_ore),
        check (difference_ore = budget_ore + key_ore + programme_ore + extra_year_ore + blocked_ore + correction_ore + carried_forward_ore + rounding_ore)
      );
      create trigger run_comparison_insert after insert on run_comparison referencing new table as changed for each statement execute function refuse_change_of_decided_run();
      create trigger run_comparison_update after update on run_comparison referencing new table as changed for each statement execute function refuse_change_of_decided_run();
      create trigger run_comparison_delete after delete on run_comparison referencing old table as changed for each statement execute function refuse_change_of_decided_run();
      grant select, insert, delete on run_comparison to aconto_app;
    `);
    await secureTable(runner, 'run_comparison', { read: anyOf(WHO.deskOfRun('run'), WHO.auditor) });
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}
