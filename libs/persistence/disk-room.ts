import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { Transaction } from '#persistence/database';

/** So many numbers do not fit into the least memory that a statement may have, and go to the disk. */
const NUMBERS = 20_000;

/**
 * Has the server put some kilobytes on its disk for a moment, beside the record: nothing of it lasts. Fails with `isDiskFull` where there is no room, which
 * a statement that only reads would not tell.
 */
export async function useDiskForAMoment(transaction: Transaction): Promise<void> {
  await transaction.query(`select set_config('work_mem', '64kB', true)`);
  await transaction.query(`select count(*) from generate_series(1, $1::int)`, [NUMBERS]);
}

/** Whether a statement failed because the server's disk has no room. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const driverError: unknown = error.driverError;
  return driverError instanceof DatabaseError && driverError.code === '53100';
}
