import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { endLeftoverPostgres } from '#platform/embedded/postgres-leftovers';
import { findHolder } from '#platform/embedded/state-lock';
import { endLeftoverTemporal } from '#platform/embedded/temporal';

/** Ends the servers, and removes the folders, of test runs that were killed: folders of this name whose holder is gone. What of their data lies elsewhere goes with the next start of a database. */
export async function removeLeftServices(prefix: string): Promise<void> {
  const folders = readdirSync(dirname(prefix))
    .filter((name) => name.startsWith(basename(prefix)))
    .map((name) => join(dirname(prefix), name));
  for (const folder of folders.filter((candidate) => existsSync(join(candidate, 'lock.json')) && findHolder(candidate) === null)) {
    await endLeftoverTemporal(folder);
    await endLeftoverPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
