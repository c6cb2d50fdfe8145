import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { migrate } from '#persistence/migrate';
import { startPostgres } from '#platform/embedded/postgres';
import { waitUntil } from '#platform/embedded/wait-until';

const LIMIT_MS = 30_000;

/** A migrated database on a server of its own, which can be killed and comes back at the same address. */
export interface BreakablePostgres {
  readonly databaseUrl: string;
  /** SIGKILL of the server; resolves when it has recovered and takes connections again. */
  breakDown(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBreakablePostgres(stateDir: string): Promise<BreakablePostgres> {
  let server = await startPostgres({ stateDir, fsync: 'on' });
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
    },
    stop: () => server.stop(),
  };
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
