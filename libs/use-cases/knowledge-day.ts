import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import type { InvoiceRun } from '#persistence/invoice-run';

/**
 * The day whose knowledge a run must stand on now: the one it was prepared with, or the day of the newest fact that was recorded since. So a
 * later fact makes a prepared run stale, while facts that were on record all along but dated later (a played past) do not.
 */
export async function knowledgeDay(transaction: Transaction, run: InvoiceRun): Promise<LocalDate> {
  const [row]: { newest: LocalDate | null }[] = await transaction.query(
    `select max(recorded_on) as newest from (
       select recorded_on, recorded_at from budget union all select recorded_on, recorded_at from actual_cost
       union all select recorded_on, recorded_at from agreement union all select recorded_on, recorded_at from allocation_key
       union all select recorded_on, recorded_at from collection_arrangement) fact
     where recorded_at > $1::timestamptz`,
    [run.preparedAt],
  );
  return row?.newest && row.newest > run.openedOn ? row.newest : run.openedOn;
}
