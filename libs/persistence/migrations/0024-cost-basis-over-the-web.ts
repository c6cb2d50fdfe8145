import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anyOf, secureTable, WHO } from '#persistence/migrations/row-security';

/**
 * The cost basis over the web: what a version costs each payer, kept when it is sent out and when it is decided, so that a payer is shown its own rows and
 * no figure of others; and each step of a version's way only to the role whose step it is.
 */
export class CostBasisOverTheWeb1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cost_basis_notice (
        basis text not null, number int not null, stage text not null check (stage in ('sent-out', 'decided')), on_day date not null, title text not null,
        year int not null, currency text not null check (currency in ('NOK', 'DKK')), from_title text not null, to_title text not null,
        primary key (basis, number, stage), foreign key (basis, number) references cost_basis_version
      );
      create table cost_basis_consequence (
        basis text not null, number int not null, stage text not null, sector text not null, payer text not null, from_ore ore not null, to_ore ore not null,
        steps jsonb not null, primary key (basis, number, stage, sector, payer), foreign key (basis, number, stage) references cost_basis_notice
      );
      create index cost_basis_consequence_payer on cost_basis_consequence (payer);
    `);
    for (const table of ['cost_basis_notice', 'cost_basis_consequence']) {
      await runner.query(`
        create trigger ${table}_forever before update or delete or truncate on ${table} for each statement execute function refuse_any_change();
        grant select, insert on ${table} to aconto_app;
      `);
    }
    await secureTable(runner, 'cost_basis_notice', { read: WHO.known, add: keepers });
    await secureTable(runner, 'cost_basis_consequence', { read: anyOf(committee, WHO.payer('payer')), add: keepers });
    await runner.query(`
      drop policy cost_basis_version_web_read on cost_basis_version;
      create policy cost_basis_version_web_read on cost_basis_version for select to aconto_web
        using (${anyOf(preparer, WHO.auditor, `${committee} and state <> 'draft'`, `${WHO.staff} and state in ('decided', 'charged')`)});
      drop policy cost_basis_version_web_change on cost_basis_version;
      create policy cost_basis_version_web_change on cost_basis_version for update to aconto_web using (${keepers}) with check (${OWN_STEP});
      drop policy cost_basis_move_web_add on cost_basis_move;
      create policy cost_basis_move_web_add on cost_basis_move for insert to aconto_web with check (person = (select acting_person()) and (${OWN_STEP}));
      create policy imported_file_web_cost_basis_read on imported_file for select to aconto_web using (${preparer} and kind = 'cost-basis');
      create policy imported_file_web_cost_basis_add on imported_file for insert to aconto_web
        with check (${preparer} and kind = 'cost-basis' and imported_by = (select acting_person()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Records are never dropped: restore a backup instead.');
  }
}

const preparer = `(select acts_as('preparer'))`;
const keepers = `(select acts_as('preparer', 'secretariat'))`;
const committee = `(select acts_as('preparer', 'secretariat', 'member', 'auditor'))`;

/** The preparer drafts, sends out and charges; the secretariat records advice and decision; either closes the window and puts forward. */
const OWN_STEP = anyOf(
  `${keepers} and state in ('remarks-closed', 'put-forward')`,
  `${preparer} and state in ('draft', 'sent-out', 'superseded', 'charged')`,
  `(select acts_as('secretariat')) and state in ('advised', 'decided')`,
);
