import { join } from 'node:path';
import { startBreakablePostgres } from './breakable-postgres';
import { diskFiller } from './full-disks';
import type { InstallationOptions } from './installation';
import { mountSmallDisk } from './small-disk';

/** The cluster with its log takes a quarter of it in a run of a hundred. */
const DATABASE_MEGABYTES = 400;
const DROP_FOLDER_MEGABYTES = 4;

/** Plays with a database and a drop folder that have small disks of their own; the reason in words where the system mounts none. */
export async function onSmallDisks<Result>(
  folder: string,
  work: (place: Pick<InstallationOptions, 'databaseUrl' | 'eInvoiceDir' | 'fillDisk'>) => Promise<Result>,
): Promise<Result | { readonly why: string }> {
  const database = await mountSmallDisk(join(folder, 'database-disk'), DATABASE_MEGABYTES);
  if ('why' in database) return database;
  try {
    const dropFolder = await mountSmallDisk(join(folder, 'drop-folder-disk'), DROP_FOLDER_MEGABYTES);
    if ('why' in dropFolder) return dropFolder;
    try {
      const postgres = await startBreakablePostgres(join(database.folder, 'server'));
      try {
        const fillDisk = diskFiller({ database, dropFolder }, postgres);
        return await work({ databaseUrl: postgres.databaseUrl, eInvoiceDir: join(dropFolder.folder, 'e-invoices'), fillDisk });
      } finally {
        await postgres.stop();
      }
    } finally {
      await dropFolder.unmount();
    }
  } finally {
    await database.unmount();
  }
}
