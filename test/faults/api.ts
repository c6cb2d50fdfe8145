import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { rememberedPort } from '#platform/embedded/free-port';
import { PROJECT_ROOT } from './project-root';

/** The built API as a process that is killed, not asked to end, at an address that stays. */
export class KillableApi {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly port: number,
  ) {}

  static async start(stateDir: string, environment: Readonly<Record<string, string>>): Promise<KillableApi> {
    const api = new KillableApi(environment, await rememberedPort(join(stateDir, 'api-port')));
    await api.comeBack();
    return api;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Resolves when it answers. */
  async comeBack(): Promise<void> {
    const child = fork(join(PROJECT_ROOT, 'dist', 'apps', 'api', 'main.js'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...this.environment, ACONTO_API_PORT: String(this.port) },
    });
    const first = await Promise.race([once(child, 'message').then(() => 'ready' as const), once(child, 'exit').then(() => 'ended' as const)]);
    if (first === 'ended') throw new Error('the API ended at its start');
    this.child = child;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
