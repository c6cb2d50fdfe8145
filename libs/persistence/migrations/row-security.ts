import type { QueryRunner } from 'typeorm';

/** What people may do with a table over the web, each as a condition in SQL. What is not said is refused. */
export interface WebPolicies {
  /** Rows they see. */
  readonly read?: string;
  /** Rows they may add. */
  readonly add?: string;
  /** Columns they may change, in which rows (`where`), and what the row may be afterwards (`to`). */
  readonly change?: { readonly columns: string; readonly where: string; readonly to: string };
}

/**
 * Forces row-level security on a table, also on its owner. Owner and application see all of it, within their grants; the web's role sees what `web`
 * says, and is granted just that. Released migrations call this: what it does to a table never changes.
 */
export async function secureTable(runner: QueryRunner, table: string, web: WebPolicies): Promise<void> {
  await runner.query(`
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_owner on ${table} to current_user using (true) with check (true);
    create policy ${table}_app on ${table} to aconto_app using (true) with check (true);
    revoke all on ${table} from aconto_web;
  `);
  if (web.read !== undefined) {
    await runner.query(
      `grant select on ${table} to aconto_web; create policy ${table}_web_read on ${table} for select to aconto_web using (${web.read})`,
    );
  }
  if (web.add !== undefined) {
    await runner.query(
      `grant insert on ${table} to aconto_web; create policy ${table}_web_add on ${table} for insert to aconto_web with check (${web.add})`,
    );
  }
  if (web.change !== undefined) {
    await runner.query(`
      grant update (${web.change.columns}) on ${table} to aconto_web;
      create policy ${table}_web_change on ${table} for update to aconto_web using (${web.change.where}) with check (${web.change.to});
    `);
  }
}

/**
 * The words of these conditions. Each asks a function of migration 0007 in a subquery of its own, which PostgreSQL answers once a statement and not
 * once a row; a list is compared as an array, so that an index on the column still serves.
 */
export const WHO = {
  /** Holds any role today. */
  known: `(select acts_at_all())`,
  desk: `(select acts_as('officer', 'approver'))`,
  staff: `(select acts_as('officer', 'approver', 'auditor', 'administrator'))`,
  auditor: `(select acts_as('auditor'))`,
  administrator: `(select acts_as('administrator'))`,
  themselves: (person: string) => `${person} = (select acting_person())`,
  /** Officer or approver of the issuer in this column. */
  deskOfIssuer: (issuer: string) => `${issuer} = any ((select acting_issuers())::text[])`,
  /** Officer or approver of the issuer of the run in this column. */
  deskOfRun: (run: string) => `${run} = any ((select acting_runs())::text[])`,
  /** Officer or approver of the issuer whose series the document's number in this column is of; also of a mail's id, which begins with it. */
  deskOfNumber: (number: string) => `series_of(${number}) = any ((select acting_series())::text[])`,
  /** Acts for the payer in this column, or for the one that has succeeded it. */
  payer: (payer: string) => `${payer} = any ((select acting_payers())::text[])`,
  /** Acts for a payer that an issued document of the run in this column is made out to. */
  payerInRun: (run: string) => `${run} = any ((select acting_payers_runs())::text[])`,
  /** Acts for the payer of the issued document with this number. */
  payerOfNumber: (number: string) => `${number} in (select d.number from acting_documents() d)`,
  payerOfOrdinal: (run: string, ordinal: string) => `(${run}, ${ordinal}) in (select d.run, d.ordinal from acting_documents() d)`,
  /** Acts for a payer that shares the cost of the programme in this column. */
  payerOfProgramme: (programme: string) => `${programme} = any ((select acting_payers_programmes())::text[])`,
  /** Officer of an issuer that bills the programme in this column. */
  officerOfProgramme: (programme: string) => `${programme} = any ((select acting_officers_programmes())::text[])`,
} as const;

/** Conditions of which one must hold. */
export function anyOf(...conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' or ');
}
