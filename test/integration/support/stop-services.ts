import { rmSync } from 'node:fs';
import { removeDataElsewhere } from '#platform/embedded/data-elsewhere';
import { takeServices } from './services-of-this-run';

/** Jest runs this once, after the last integration test. */
export default async function stopServices(): Promise<void> {
  const services = takeServices();
  if (services === null) return;
  await services.temporal.stop();
  await services.postgres.stop();
  rmSync(services.stateDir, { recursive: true, force: true });
  removeDataElsewhere(services.stateDir);
}
