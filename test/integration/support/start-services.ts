import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#platform/embedded/postgres';
import { startTemporal } from '#platform/embedded/temporal';
import { lockState } from '#platform/embedded/state-lock';
import { removeLeftServices } from './remove-left-services';
import { rememberServices } from './services-of-this-run';
import stopServices from './stop-services';

const NAMESPACE = 'default';
const FOLDERS = join(tmpdir(), 'aconto-integration-');

/** Jest runs this once, before any integration test, from the build: one PostgreSQL and one Temporal in a folder of this run's own. */
export default async function startServices(): Promise<void> {
  await removeLeftServices(FOLDERS);
  const stateDir = mkdtempSync(FOLDERS);
  lockState(stateDir);
  const programs = process.env['ACONTO_STATE_DIR'] ?? join(process.cwd(), '.aconto');
  const [postgres, temporal] = await Promise.all([
    startPostgres({ stateDir, fsync: 'off' }),
    startTemporal({ stateDir, programsDir: programs, namespace: NAMESPACE, onProgress: () => undefined }),
  ]);
  process.env['ACONTO_TEST_ADMIN_URL'] = postgres.adminUrl;
  process.env['ACONTO_TEST_OWNER_URL'] = postgres.migrationUrl;
  process.env['ACONTO_TEST_APPLICATION_URL'] = postgres.databaseUrl;
  process.env['ACONTO_TEST_WEB_URL'] = postgres.databaseWebUrl;
  process.env['ACONTO_TEST_TEMPORAL_ADDRESS'] = temporal.address;
  process.env['ACONTO_TEST_TEMPORAL_NAMESPACE'] = NAMESPACE;
  rememberServices({ stateDir, postgres, temporal });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopServices().finally(() => process.exit(1)));
}
