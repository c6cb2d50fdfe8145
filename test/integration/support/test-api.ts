import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { environmentOf } from './test-worker';
import type { TestInstallation } from './test-installation';

/** The API as it is shipped, a process of its own from the build, on a test's installation. */
export interface TestApi {
  readonly url: string;
  stop(): Promise<void>;
}

type Temporal = { readonly address: string; readonly namespace: string };

/** Rejects with what it said when it ended at its start. `preload` is a file that changes it before it starts. */
export async function startTestApi(
  aconto: TestInstallation,
  temporal: Temporal,
  { settings = {}, preload }: { readonly settings?: NodeJS.ProcessEnv; readonly preload?: string } = {},
): Promise<TestApi> {
  const child = fork(join(process.cwd(), 'dist', 'apps', 'api', 'main.js'), {
    execArgv: preload === undefined ? [] : ['--import', preload],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...environmentOf(aconto, temporal),
      ACONTO_LOG_FILE: join(aconto.folder, 'api.log'),
      ACONTO_API_PORT: '0',
      ...settings,
    },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close');
  const first = await Promise.race([once(child, 'message').then(([message]: unknown[]) => ({ message })), ended.then(() => null)]);
  if (first === null) throw new Error(said);
  const { port } = first.message as { port: number };
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
