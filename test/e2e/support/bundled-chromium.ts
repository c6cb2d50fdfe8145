import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../..');
const PACKAGE = join(ROOT, 'node_modules/@sparticuz/chromium');
const UNPACK = "require('@sparticuz/chromium').executablePath().catch((error) => { process.stderr.write(error.message); process.exit(1); })";

export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium that came with the dependencies: first with the machine's libraries, then with those it brings along for machines that have no NSS.
 * Unpacked once into the cache of this folder. Each who finds it missing unpacks aside, and the first to be done moves it into place: a test that
 * starts meanwhile never meets half a program.
 */
export async function bundledChromium(): Promise<readonly Chromium[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = join(ROOT, '.aconto', 'cache', `chromium-${versionOf(PACKAGE)}`);
  if (!existsSync(folder)) await unpack(folder);
  const executablePath = join(folder, 'chromium');
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter((path) => path !== undefined).join(':');
  return [
    { executablePath, env: {} },
    { executablePath, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, 'fonts') } },
  ];
}

async function unpack(folder: string): Promise<void> {
  mkdirSync(join(folder, '..'), { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to be at its usual host.
  const env = { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  try {
    await promisify(execFile)(process.execPath, ['-e', UNPACK], { cwd: ROOT, env });
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Somebody else was first: theirs is whole.
    if (!existsSync(folder)) throw error;
  }
}

function versionOf(folder: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest.version;
}
