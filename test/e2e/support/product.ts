import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { hasErrorCode } from '#platform/error-code';
import { waitUntil } from '#platform/embedded/wait-until';

const ROOT = join(__dirname, '../../..');

/** A program remembers the ports it got; a copy asks for its own. */
const PORT_FILE = /-port$/;
const PLAY_LIMIT_MS = 600_000;

export interface Product {
  /** Of the console. */
  readonly address: string;
  /** Where it keeps what it has: its mails as well. */
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * The whole product as `npm run demo` leaves it, two years played and two runs waiting for approval, in a folder of its own: what one test file does to it no
 * other one sees. The playing is done once for all that run under the same ACONTO_PLAYED_DIR, and copied.
 */
export async function startProduct(): Promise<Product> {
  const stateDir = mkdtempSync(join(tmpdir(), 'aconto-e2e-'));
  const played = process.env.ACONTO_PLAYED_DIR;
  if (played === undefined) await play(stateDir);
  else await copyState(await playedOnce(played), stateDir);
  const { child, address } = await startUntil(stateDir, 'dev', /^ready: (http:\/\/localhost:\d+)/);
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(stateDir, { recursive: true, force: true });
  };
  return { address, folder: stateDir, stop };
}

/** The first to come plays, the others wait for it to be done; a failure is told to all. */
async function playedOnce(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const stateDir = join(folder, 'state');
  const failed = join(folder, 'failed');
  if (isFirst(join(folder, 'begun'))) {
    const draft = join(folder, 'draft');
    try {
      await play(draft);
      renameSync(draft, stateDir);
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  await waitUntil('the example is played', () => existsSync(stateDir) || existsSync(failed), PLAY_LIMIT_MS);
  if (existsSync(failed)) throw new Error(`the example could not be played; see ${failed}`);
  return stateDir;
}

function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function play(stateDir: string): Promise<void> {
  lendPrograms(stateDir);
  const { child } = await startUntil(stateDir, 'demo', /in the console: (http:\/\/localhost:\d+)/);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** With owners and modes: the database's files belong to a user of their own where the tests run as root. */
async function copyState(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to]);
  for (const name of readdirSync(to).filter((each) => PORT_FILE.test(each))) rmSync(join(to, name));
}

async function startUntil(
  stateDir: string,
  command: 'demo' | 'dev',
  says: RegExp,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const child = spawn(process.execPath, ['dist/apps/cli/main.js', command], {
    cwd: ROOT,
    env: { ...process.env, ACONTO_PROFILE: 'embedded', ACONTO_STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        said.push(line);
        const [, found] = says.exec(line) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', (code) => reject(new Error(`aconto ${command} ended (exit code ${code ?? 'none'}):\n${said.slice(-20).join('\n')}`)));
  });
  return { child, address };
}

/** What was fetched once need not be fetched again. */
function lendPrograms(stateDir: string): void {
  const cache = join(ROOT, '.aconto', 'cache');
  if (!existsSync(cache)) return;
  mkdirSync(join(stateDir, 'cache'), { recursive: true });
  const programs = readdirSync(cache, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of programs) copyFileSync(join(cache, name), join(stateDir, 'cache', name));
}
