import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import { findNewestDaySince } from '#persistence/fact-order';
import type { InvoiceRun } from '#persistence/invoice-run';

/**
 * The day whose knowledge a run must stand on now: the one it was prepared with, or the day of the newest fact about its issuer's programmes that
 * was recorded since. So a later fact makes a prepared run stale, while facts that were on record all along but dated later (a played past) do not.
 */
export async function knowledgeDay(transaction: Transaction, run: InvoiceRun): Promise<LocalDate> {
  // A credit note knows what its invoice knew: no fact decides it.
  if (run.credit !== null) return run.openedOn;
  const newest = await findNewestDaySince(transaction, run);
  return newest !== null && newest > run.openedOn ? newest : run.openedOn;
}
