import { DataSource } from 'typeorm';
import { Migrations } from '#persistence/migrations/all-migrations';

/** Brings the schema up to date as its owner; returns the names of the migrations that ran. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url: ownerUrl, migrations: Migrations, entities: [], migrationsTransactionMode: 'all' });
  await source.initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
