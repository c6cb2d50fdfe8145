import 'reflect-metadata';
import { join } from 'node:path';
import { startWorker } from '#apps/worker/start-worker';
import { readWorkerConfig } from '#apps/worker/worker-config';
import { createLog } from '#platform/logging';

const PROJECT_ROOT = join(__dirname, '..', '..', '..');

async function main(): Promise<void> {
  const config = readWorkerConfig(process.env, PROJECT_ROOT);
  const log = createLog({ name: 'worker', level: config.logLevel, file: process.env['ACONTO_LOG_FILE'] ?? null });
  const worker = await startWorker(config, log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => worker.stop());
  // Started by another process: when that one is gone, so is the reason to run.
  process.once('disconnect', () => worker.stop());
  process.send?.('ready');
  await worker.ended;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
