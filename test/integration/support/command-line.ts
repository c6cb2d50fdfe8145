import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(process.cwd(), 'dist', 'apps', 'cli', 'main.js');

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line from the build, beside an `aconto dev` that stays up. */
export class CommandLine {
  private constructor(
    readonly environment: NodeJS.ProcessEnv,
    private readonly dev: ChildProcess,
  ) {}

  static async start(environment: NodeJS.ProcessEnv): Promise<CommandLine> {
    const dev = spawn(process.execPath, [PROGRAM, 'dev'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    const said: string[] = [];
    const lines = createInterface({ input: dev.stderr });
    await Promise.race([
      new Promise<void>((resolve) =>
        lines.on('line', (line) => {
          said.push(line);
          if (line.startsWith('ready')) resolve();
        }),
      ),
      once(dev, 'exit').then(() => {
        throw new Error(`aconto dev ended: ${said.join('\n')}`);
      }),
    ]);
    return new CommandLine(environment, dev);
  }

  async stop(): Promise<void> {
    if (this.dev.exitCode !== null) return;
    this.dev.kill('SIGTERM');
    await once(this.dev, 'exit');
  }

  async run(...args: readonly string[]): Promise<Answer> {
    return await this.runWith(this.environment, ...args);
  }

  async runWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Answer> {
    return await new Promise((resolve) => {
      const child = execFile(process.execPath, [PROGRAM, ...args], { env }, (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
    });
  }
}

/** A rule that refuses is a sentence with its code on standard error, never a stack. */
export function expectRefusal(answer: Answer, code: string): void {
  expect(answer.err).toContain(`refused (${code})`);
  expect(answer.err).not.toMatch(/^\s+at /m);
  expect(answer).toMatchObject({ code: 3, out: '' });
}
