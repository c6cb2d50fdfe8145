import type { Transaction } from '#persistence/database';

/** The instant that the server's clock shows, ISO in UTC with milliseconds. */
export async function readRecordTime(transaction: Transaction): Promise<string> {
  const [row]: { at: string }[] = await transaction.query(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  );
  if (!row) throw new Error('the server did not say what time it is');
  return row.at;
}
