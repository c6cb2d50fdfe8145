import { join } from 'node:path';
import { z } from 'zod';
import { startAppProcess, type AppProcess } from '#apps/cli/app-process';
import type { Session } from '#apps/cli/session';
import { rememberedPort } from '#platform/embedded/free-port';

export interface ApiProcess extends AppProcess {
  /** Where a browser finds the console. */
  readonly url: string;
}

const Ready = z.object({ port: z.number() });

/** Starts the API beside a session's parts, on the port it had last time. */
export async function startApiProcess({ config, addresses }: Pick<Session, 'config' | 'addresses'>): Promise<ApiProcess> {
  const port = process.env['ACONTO_API_PORT'] ?? String(await rememberedPort(join(config.stateDir, 'api-port')));
  const api = await startAppProcess('api', { config, addresses, environment: { ACONTO_API_PORT: port } });
  return { ...api, url: `http://localhost:${Ready.parse(api.ready).port}` };
}
