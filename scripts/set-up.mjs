import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const LOWEST_NODE = [20, 19];
const INSTALLED_MARKER = join(ROOT, 'node_modules', '.aconto-installed');
const BUILT_MARKER = join(ROOT, 'dist', '.aconto-built');
const SOURCES = [
  'apps',
  'libs',
  'workflows',
  'example',
  'scripts/build-workflow-bundle.mjs',
  'scripts/console.mjs',
  'scripts/console-build.mjs',
  'nest-cli.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/**
 * Brings a fresh clone to where it can run: dependencies, build, Temporal's program. Does only what is missing, and says so on standard error, so
 * that standard output belongs to the command that follows. `quiet` says nothing of steps that had nothing to do.
 */
export async function setUp({ quiet, temporal }) {
  checkNode();
  await step('dependencies', quiet, installDependencies);
  await step('build', quiet, build);
  if (temporal) await step('Temporal server', quiet, fetchTemporal);
}

/** Runs a command in the project with the terminal's streams; signals go on to it; resolves to its exit code. */
export function runToEnd(command, args, environment = {}, stdio = 'inherit') {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio, env: { ...process.env, ...environment } });
    const forward = (signal) => child.kill(signal);
    // A terminal sends Ctrl-C to the child as well: it must not get it twice.
    const forwarded = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];
    for (const signal of forwarded) process.on(signal, forward);
    if (process.stdin.isTTY) process.on('SIGINT', () => undefined);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolvePromise(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0)));
  });
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Ends this process the way the command ended; what could not even start is said in one line. */
export async function exitWith(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  throw new Error(`Node ${LOWEST_NODE.join('.')} or later is needed; this is ${process.versions.node}`);
}

async function step(name, quiet, work) {
  const since = performance.now();
  const outcome = await work((doing) => process.stderr.write(`${name}: ${doing} …\n`));
  if (outcome === 'nothing to do' && quiet) return;
  process.stderr.write(`${name}: ${outcome} (${((performance.now() - since) / 1000).toFixed(1)} s)\n`);
}

async function installDependencies(tell) {
  const wanted = hashOf([join(ROOT, 'package-lock.json'), join(ROOT, '.npmrc')]);
  if (readMarker(INSTALLED_MARKER) === wanted || isOwnInstall()) {
    if (existsSync(join(ROOT, 'node_modules'))) writeFileSync(INSTALLED_MARKER, wanted);
    return 'nothing to do';
  }
  tell('npm ci');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']);
  writeFileSync(INSTALLED_MARKER, wanted);
  return 'installed';
}

/** npm itself has installed since the lock file changed: it writes its own list of what it installed. */
function isOwnInstall() {
  const npmList = join(ROOT, 'node_modules', '.package-lock.json');
  return existsSync(npmList) && statSync(npmList).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

async function build(tell) {
  const wanted = hashOf(SOURCES.flatMap((source) => filesBelow(join(ROOT, source))).filter(isSource));
  if (readMarker(BUILT_MARKER) === wanted) return 'nothing to do';
  tell('npm run build');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', 'build']);
  writeFileSync(BUILT_MARKER, wanted);
  return 'built';
}

/** Neither tests nor what the build itself writes beside the sources decide whether to build again. */
function isSource(file) {
  return !file.endsWith('.spec.ts') && !dirname(file).endsWith('generated');
}

async function fetchTemporal(tell) {
  if (process.env.TEMPORAL_ADDRESS) return 'nothing to do';
  // The built code knows where to look and how to fetch; imported here, because before the build it is not there.
  const { findTemporal } = createRequire(import.meta.url)(join(ROOT, 'dist', 'libs', 'platform', 'embedded', 'temporal-executable.js'));
  let outcome = 'nothing to do';
  await findTemporal(resolve(ROOT, process.env.ACONTO_STATE_DIR || '.aconto'), (doing) => {
    tell(doing);
    outcome = 'fetched';
  });
  return outcome;
}

/** What the step prints goes to standard error; a failure ends the set-up. */
function run(command, args) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', process.stderr, process.stderr], shell: process.platform === 'win32' });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of files) if (existsSync(file)) hash.update(`\0${file.slice(ROOT.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function readMarker(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
