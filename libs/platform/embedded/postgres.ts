import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import { startChild, type Child } from '#platform/embedded/child';
import { rememberedPort } from '#platform/embedded/free-port';
import { findPostgresHome, type PostgresHome } from '#platform/embedded/postgres-binaries';
import { endLeftover, removeAbandoned } from '#platform/embedded/postgres-leftovers';
import { waitUntil } from '#platform/embedded/wait-until';
import { hasErrorCode } from '#platform/error-code';
import { readOrCreatePrivateFile } from '#platform/private-file';

/** A PostgreSQL server of this installation's own, on loopback, as a process of its own. */
export interface EmbeddedPostgres {
  readonly pid: number;
  readonly port: number;
  /** As the application's role: no owner, no superuser. */
  readonly databaseUrl: string;
  /** As the web's role, which sees what the person at hand may see. */
  readonly databaseWebUrl: string;
  /** As the owner of the database. */
  readonly migrationUrl: string;
  /** As superuser, in the maintenance database: for making databases in tests, never for the application. */
  readonly adminUrl: string;
  readonly logFile: string;
  /** Settles when the server is gone, however it went. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly stateDir: string;
  /** `off` only where the data may be lost with the machine: tests. */
  readonly fsync: 'on' | 'off';
}

export const DATABASE = 'aconto';
export const OWNER_ROLE = 'aconto_owner';
export const APPLICATION_ROLE = 'aconto_app';
export const WEB_ROLE = 'aconto_web';

const SUPERUSER = 'postgres';
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

const Passwords = z.object({ superuser: z.string(), owner: z.string(), application: z.string(), web: z.string().default(randomPassword) });
type Passwords = z.infer<typeof Passwords>;

/**
 * Starts the server, makes cluster, roles and database where they are missing, and answers when it takes connections. A server that outlived its
 * parent is ended first, and one that was killed recovers from its own log. The port is remembered, the passwords are made at first start.
 */
export async function startPostgres({ stateDir, fsync }: PostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  await removeAbandoned();
  const home = findPostgresHome(openToServer(stateDir));
  const passwordFile = join(stateDir, 'postgres-passwords.json');
  const known = existsSync(passwordFile);
  const passwords = readPasswords(passwordFile);
  await endLeftover(home.dataDir);
  if (!known) rmSync(home.dataDir, { recursive: true, force: true });
  if (!existsSync(join(home.dataDir, 'PG_VERSION'))) await createCluster(home, passwords);
  const port = await rememberedPort(join(stateDir, 'postgres-port'));
  const logFile = join(stateDir, 'postgres.log');
  const child = await startServer(home, { port, fsync, logFile });
  const admin: ClientConfig = {
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: passwords.superuser,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  };
  try {
    await waitUntil('PostgreSQL starts', () => answers(admin, child, logFile), START_LIMIT_MS);
    await createRolesAndDatabase(admin, passwords);
  } catch (error) {
    await child.stop('SIGINT', STOP_LIMIT_MS);
    throw error;
  }
  return {
    pid: child.pid,
    port,
    databaseUrl: url(port, APPLICATION_ROLE, passwords.application, DATABASE),
    databaseWebUrl: url(port, WEB_ROLE, passwords.web, DATABASE),
    migrationUrl: url(port, OWNER_ROLE, passwords.owner, DATABASE),
    adminUrl: url(port, SUPERUSER, passwords.superuser, 'postgres'),
    logFile,
    ended: child.ended,
    // SIGINT is PostgreSQL's fast shutdown: sessions are cut, a checkpoint is written.
    stop: () => child.stop('SIGINT', STOP_LIMIT_MS),
  };
}

/** With a server user of its own the state folder may be entered, not listed; each secret in it has its own lock. */
function openToServer(stateDir: string): string {
  if (process.getuid?.() === 0) chmodSync(stateDir, 0o711);
  return stateDir;
}

/** Passwords made before there was a role for the web get one for it. */
function readPasswords(file: string): Passwords {
  const text = readOrCreatePrivateFile(file, createPasswords);
  const passwords = Passwords.parse(JSON.parse(text));
  if (JSON.stringify(passwords) !== text) writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}

function createPasswords(): string {
  const [superuser, owner, application, web] = [randomPassword(), randomPassword(), randomPassword(), randomPassword()];
  return JSON.stringify({ superuser, owner, application, web } satisfies Passwords);
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Made beside its place and moved there when it is whole: a first start that was cut off begins again. */
async function createCluster(home: PostgresHome, passwords: Passwords): Promise<void> {
  const draft = `${home.dataDir}.new`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(home.dataDir, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
  try {
    if (home.user) for (const path of [draft, passwordFile]) chownSync(path, home.user.uid, home.user.gid);
    await run(home, home.initdb, [
      '--pgdata',
      draft,
      '--username',
      SUPERUSER,
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-instructions',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, home.dataDir);
}

function startServer(home: PostgresHome, options: { readonly port: number; readonly fsync: 'on' | 'off'; readonly logFile: string }): Promise<Child> {
  const settings = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be too long for the system in a deep folder, and nothing needs it.
    unix_socket_directories: '',
    fsync: options.fsync,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    max_connections: '120',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u %a ',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return startChild({
    command: home.postgres,
    args: ['-D', home.dataDir, ...args],
    cwd: home.dataDir,
    env: serverEnvironment(),
    logFile: options.logFile,
    user: home.user,
    lastSignal: 'SIGINT',
  });
}

/** Nothing of the caller's PostgreSQL settings reaches the server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function answers(admin: ClientConfig, child: Child, logFile: string): Promise<boolean> {
  if (!child.isRunning()) throw new Error(`PostgreSQL ended at start: ${await child.ended}; see ${logFile}`);
  const client = new Client(admin);
  try {
    await client.connect();
  } catch (error) {
    // 57P03: still starting or recovering.
    if (hasErrorCode(error, 'ECONNREFUSED') || hasErrorCode(error, 'ECONNRESET') || hasErrorCode(error, '57P03')) return false;
    throw error;
  }
  await client.end();
  return true;
}

async function createRolesAndDatabase(admin: ClientConfig, passwords: Passwords): Promise<void> {
  const client = new Client(admin);
  await client.connect();
  try {
    const roles = [
      { name: OWNER_ROLE, password: passwords.owner },
      { name: APPLICATION_ROLE, password: passwords.application },
      { name: WEB_ROLE, password: passwords.web },
    ];
    for (const { name, password } of roles) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      if (found.rowCount !== 0) continue;
      const attributes = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit';
      await client.query(`create role ${client.escapeIdentifier(name)} ${attributes} password ${client.escapeLiteral(password)}`);
    }
    await createDatabase(client, DATABASE);
  } finally {
    await client.end();
  }
}

/** A database that the owner role owns and the others may only enter: what they may read and write is said by the migrations. */
export async function createDatabase(superuser: Client, name: string): Promise<void> {
  const database = superuser.escapeIdentifier(name);
  const found = await superuser.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount === 0) await superuser.query(`create database ${database} owner ${OWNER_ROLE}`);
  await superuser.query(`revoke all on database ${database} from public`);
  await superuser.query(`grant connect on database ${database} to ${APPLICATION_ROLE}, ${WEB_ROLE}`);
}

function run(home: PostgresHome, command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: dirname(home.dataDir),
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...home.user,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} failed with ${code}:\n${output}`))));
  });
}

function url(port: number, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
