import type { Database } from '#persistence/database';
import { findUnsafeRole } from '#persistence/role-safety';

/** Throws where the database would not hold people apart: nothing is served then. */
export async function refuseUnsafeRole(database: Database): Promise<void> {
  const reasons = await database.read(findUnsafeRole);
  if (reasons.length > 0) throw new Error(`the API does not start on this database:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`);
}
