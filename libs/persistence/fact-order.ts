import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import type { InvoiceRun } from '#persistence/invoice-run';

const FACTS = ['budget', 'actual_cost', 'agreement', 'allocation_key', 'collection_arrangement']
  .map((table) => `select programme, recorded_on, fact_order from ${table}`)
  .join(' union all ');

/** The place of the newest fact in the order of recording; 0 while there is none. */
export async function newestFact(transaction: Transaction): Promise<bigint> {
  const [row]: { newest: bigint | null }[] = await transaction.query(`select max(fact_order) as newest from (${FACTS}) fact`);
  return row?.newest ?? 0n;
}

/** The latest `recordedOn` of facts about the issuer's programmes that were recorded after the run was prepared; null when there are none. */
export async function findNewestDaySince(transaction: Transaction, run: Pick<InvoiceRun, 'issuer' | 'factsSeen'>): Promise<LocalDate | null> {
  const [row]: { day: LocalDate | null }[] = await transaction.query(
    `select max(recorded_on) as day from (${FACTS}) fact
     where fact_order > $1 and programme in (select programme from collection_arrangement where issuer = $2)`,
    [run.factsSeen.toString(), run.issuer],
  );
  return row?.day ?? null;
}
