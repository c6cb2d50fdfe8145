import 'reflect-metadata';
import { join } from 'node:path';
import { readApiConfig } from '#apps/api/api-config';
import { startApi } from '#apps/api/start-api';
import { createLog } from '#platform/logging';

const PROJECT_ROOT = join(__dirname, '..', '..', '..');

async function main(): Promise<void> {
  const config = readApiConfig(process.env, PROJECT_ROOT);
  const log = createLog({ name: 'api', level: config.logLevel, file: process.env['ACONTO_LOG_FILE'] ?? null });
  const api = await startApi(config, log);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    // Started by another process: when that one is gone, so is the reason to run.
    process.once('disconnect', () => resolve());
    process.send?.({ port: api.port });
  });
  await api.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
