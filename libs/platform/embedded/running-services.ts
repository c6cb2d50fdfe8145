import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceAddresses } from '#platform/embedded/services';
import { findHolder } from '#platform/embedded/state-lock';
import { hasErrorCode } from '#platform/error-code';

export interface RunningServices {
  readonly addresses: ServiceAddresses;
  /** The process that runs them, and ends them. */
  readonly pid: number;
}

/** Where another living process of this state folder has its servers, or null: `aconto runs list` beside a demo that stays up. */
export function findRunningServices(stateDir: string): RunningServices | null {
  const pid = findHolder(stateDir);
  if (pid === null || pid === process.pid) return null;
  try {
    return { addresses: ServiceAddresses.parse(JSON.parse(readFileSync(join(stateDir, 'services.json'), 'utf8'))), pid };
  } catch (error) {
    // It holds the lock and is still starting, or already ending.
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}
