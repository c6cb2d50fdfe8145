import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '#persistence/migrate';
import { createDatabase } from '#platform/embedded/postgres';

/** A database of one test file's own, with all migrations, owned by the owner role. */
export interface TestDatabase {
  readonly name: string;
  /** As the application's role. */
  readonly databaseUrl: string;
  /** As the web's role. */
  readonly webUrl: string;
  /** As the owner. */
  readonly migrationUrl: string;
  /** As superuser, in this database: for what no role of the product may do. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= createTemplate();
  const { name: migrated } = await template;
  return await createNamedDatabase((client, name) => {
    const owner = client.escapeIdentifier(new URL(fromEnvironment('ACONTO_TEST_OWNER_URL')).username);
    return client.query(`create database ${client.escapeIdentifier(name)} owner ${owner} template ${client.escapeIdentifier(migrated)}`);
  });
}

/** Migrated once a test file, and copied for each of its tests. */
let template: Promise<TestDatabase> | null = null;

async function createTemplate(): Promise<TestDatabase> {
  const database = await createEmptyTestDatabase();
  await migrate(database.migrationUrl);
  return database;
}

/** The same, before any migration. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  return await createNamedDatabase(() => Promise.resolve());
}

async function createNamedDatabase(create: (client: Client, name: string) => Promise<unknown>): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(async (client) => {
    await create(client, name);
    // Makes it where `create` has not, and says who may enter it.
    await createDatabase(client, name);
  });
  return {
    name,
    databaseUrl: inDatabase(fromEnvironment('ACONTO_TEST_APPLICATION_URL'), name),
    webUrl: inDatabase(fromEnvironment('ACONTO_TEST_WEB_URL'), name),
    migrationUrl: inDatabase(fromEnvironment('ACONTO_TEST_OWNER_URL'), name),
    adminUrl: inDatabase(fromEnvironment('ACONTO_TEST_ADMIN_URL'), name),
    drop: () => asSuperuser((client) => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)),
  };
}

/** The Temporal server of this test run. Test files share it: each takes a task queue of its own. */
export function testTemporal(): { readonly address: string; readonly namespace: string } {
  return { address: fromEnvironment('ACONTO_TEST_TEMPORAL_ADDRESS'), namespace: fromEnvironment('ACONTO_TEST_TEMPORAL_NAMESPACE') };
}

async function asSuperuser(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: fromEnvironment('ACONTO_TEST_ADMIN_URL') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: integration tests are run with \`npm run test:integration\``);
  return value;
}
