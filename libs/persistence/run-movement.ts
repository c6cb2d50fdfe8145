import type { Transaction } from '#persistence/database';

/** When something last happened to each of these runs: a decision, a document made, or a mail moved. ISO in UTC, by run. */
export async function readLastMovements(transaction: Transaction, runs: readonly string[]): Promise<Map<string, string>> {
  const rows: { run: string; at: string }[] = await transaction.query(
    `select r.id as run, to_char(greatest(
         (select max(d.at) from run_decision d where d.run = r.id),
         (select max(m.state_at) from mail m where m.run = r.id),
         (select max(p.rendered_at) from rendered_document p join issued_document i on i.number = p.number where i.run = r.id)
       ) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from invoice_run r where r.id = any($1)`,
    [runs],
  );
  return new Map(rows.map(({ run, at }) => [run, at]));
}
