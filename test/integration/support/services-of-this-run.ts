import type { EmbeddedPostgres } from '#platform/embedded/postgres';
import type { EmbeddedTemporal } from '#platform/embedded/temporal';

export interface ServicesOfThisRun {
  readonly stateDir: string;
  readonly postgres: EmbeddedPostgres;
  readonly temporal: EmbeddedTemporal;
}

let services: ServicesOfThisRun | null = null;

/** Jest's set-up and tear-down are two modules of one process: what one started the other ends. */
export function rememberServices(started: ServicesOfThisRun): void {
  services = started;
}

export function takeServices(): ServicesOfThisRun | null {
  const taken = services;
  services = null;
  return taken;
}
