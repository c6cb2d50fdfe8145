import type { Command } from 'commander';
import { print } from '#apps/cli/print';
import { PROJECT_ROOT } from '#apps/cli/session';
import { migrate } from '#persistence/migrate';
import { ConfigError, readConfig } from '#platform/config';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date, as its owner (DATABASE_MIGRATION_URL)')
    .action(async () => {
      const { databaseMigrationUrl } = readConfig(process.env, PROJECT_ROOT);
      if (databaseMigrationUrl === null)
        throw new ConfigError(['DATABASE_MIGRATION_URL is missing; the embedded database is migrated whenever it starts']);
      const ran = await migrate(databaseMigrationUrl);
      print(ran.length === 0 ? 'up to date' : `ran ${ran.join(', ')}`);
    });
}
