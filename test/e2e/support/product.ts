import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../../..');
const CONSOLE_ADDRESS = /(http:\/\/localhost:\d+)/;

export interface Product {
  /** Of the console. */
  readonly address: string;
  stop(): Promise<void>;
}

/** The whole product as `npm run demo` leaves it, in a folder of its own: two years played, two runs waiting for approval. */
export async function startProduct(): Promise<Product> {
  const stateDir = mkdtempSync(join(tmpdir(), 'aconto-e2e-'));
  lendPrograms(stateDir);
  const child = spawn(process.execPath, ['dist/apps/cli/main.js', 'demo'], {
    cwd: ROOT,
    env: { ...process.env, ACONTO_PROFILE: 'embedded', ACONTO_STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const [, found] = (line.includes('in the console') ? CONSOLE_ADDRESS.exec(line) : null) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the demo ended (exit code ${code ?? 'none'}):\n${said.slice(-20).join('\n')}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(stateDir, { recursive: true, force: true });
  };
  return { address, stop };
}

/** What was fetched once need not be fetched again. */
function lendPrograms(stateDir: string): void {
  const cache = join(ROOT, '.aconto', 'cache');
  if (!existsSync(cache)) return;
  mkdirSync(join(stateDir, 'cache'), { recursive: true });
  const programs = readdirSync(cache, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of programs) copyFileSync(join(cache, name), join(stateDir, 'cache', name));
}
