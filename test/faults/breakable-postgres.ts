import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { migrate } from '#persistence/migrate';
import { startPostgres, type EmbeddedPostgres } from '#platform/embedded/postgres';
import { waitUntil } from '#platform/embedded/wait-until';

const LIMIT_MS = 30_000;

/** A migrated database on a server of its own, which can be killed and comes back at the same address. */
export interface BreakablePostgres {
  readonly databaseUrl: string;
  /** SIGKILL of the server; resolves when it has recovered and takes connections again. */
  breakDown(): Promise<void>;
  /** Its log of changes goes on in another file, for which its disk must have room; a server that ends for want of it is no error. */
  beginAnotherLogFile(): Promise<void>;
  /** Resolves when it takes connections, started again where it has ended; true when it had. */
  comeBack(): Promise<boolean>;
  stop(): Promise<void>;
}

export async function startBreakablePostgres(stateDir: string): Promise<BreakablePostgres> {
  let server = await startPostgres({ stateDir, fsync: 'on' });
  const gone = new Set<EmbeddedPostgres>();
  const watchOver = (started: EmbeddedPostgres) => void started.ended.then(() => gone.add(started));
  watchOver(server);
  await migrate(server.migrationUrl);
  return {
    databaseUrl: server.databaseUrl,
    breakDown: async () => {
      const orphans = await childrenOf(server.pid);
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
      // Sessions notice that their server is gone and end by themselves; until then the files are theirs.
      await waitUntil('the sessions of the killed server end', () => !orphans.some(isAlive), LIMIT_MS);
      server = await startPostgres({ stateDir, fsync: 'on' });
      watchOver(server);
    },
    beginAnotherLogFile: async () => {
      await asSuperuser(server, async (client) => {
        await client.query('create table if not exists another_log_file (at timestamptz)');
        await client.query('select pg_switch_wal()');
        await client.query('insert into another_log_file values (now())');
      });
    },
    comeBack: async () => {
      let hasEnded = false;
      await waitUntil(
        'the database takes connections again',
        async () => {
          if (gone.has(server)) {
            hasEnded = true;
            server = await startPostgres({ stateDir, fsync: 'on' });
            watchOver(server);
          }
          return await asSuperuser(server, async (client) => {
            await client.query('select 1');
          });
        },
        LIMIT_MS,
      );
      return hasEnded;
    },
    stop: () => server.stop(),
  };
}

/** False when the server was not there to the end of it, or had no room. */
async function asSuperuser({ adminUrl }: EmbeddedPostgres, work: (client: Client) => Promise<void>): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: LIMIT_MS });
  // A server that ends is told by the query that fails.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process.
    return false;
  }
}
