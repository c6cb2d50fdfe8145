import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** Out of range, no such day, no such time, no such character, no text of the type: PostgreSQL could not even read a value that it was asked about. */
const IMPOSSIBLE: readonly string[] = ['22003', '22007', '22008', '22021', '22P02'];

/** Whether a statement failed because a value in it can be none, such as a day in a cursor that somebody has made up. */
export function isImpossibleValue(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const driverError: unknown = error.driverError;
  return driverError instanceof DatabaseError && driverError.code !== undefined && IMPOSSIBLE.includes(driverError.code);
}
