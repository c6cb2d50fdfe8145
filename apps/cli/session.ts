import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { startAppProcess, type AppProcess } from '#apps/cli/app-process';
import { tell } from '#apps/cli/print';
import { DomainError } from '#domain/errors';
import { migrate } from '#persistence/migrate';
import { readConfig, type Config, type Environment } from '#platform/config';
import { findRunningServices } from '#platform/embedded/running-services';
import { startEmbeddedServices, type EmbeddedServices, type ServiceAddresses } from '#platform/embedded/services';
import { createLog } from '#platform/logging';
import { connectInstallation, disconnect } from '#use-cases/connect-installation';
import { DeskModule } from '#use-cases/desk-module';

export const PROJECT_ROOT = join(__dirname, '..', '..', '..');

/** An installation a command works on. `services` and `worker` are set when this process started them. */
export interface Session {
  readonly config: Config;
  readonly addresses: ServiceAddresses;
  readonly context: INestApplicationContext;
  readonly services: EmbeddedServices | null;
  readonly worker: AppProcess | null;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly refusedAddresses?: readonly string[];
  readonly onProgress?: (line: string) => void;
  /** Settings; by default those of this process. */
  readonly environment?: Environment;
}

/**
 * Opens the installation: a production one by its addresses; an embedded one that is running beside us; or, when none is, by starting its parts and
 * a worker for as long as the command takes.
 */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const config = readConfig(options.environment ?? process.env, PROJECT_ROOT);
  const { addresses, services } = await findAddresses(config, options);
  const isOwner = services !== null;
  if (isOwner) {
    const ran = await migrate(addresses.migrationUrl);
    options.onProgress?.(ran.length > 0 ? `database: ${ran.length} migrations` : 'database: up to date');
  }
  const parts = await connectInstallation(
    { ...config, databaseUrl: addresses.databaseUrl, temporalAddress: addresses.temporalAddress, signingKeyFile: config.auditSigningKeyFile },
    { applicationName: 'aconto cli', poolSize: 4 },
  );
  const worker = isOwner ? await startAppProcess('worker', { config, addresses }) : null;
  if (worker) options.onProgress?.(`worker: ready (process ${worker.pid})`);
  const context = await NestFactory.createApplicationContext(DeskModule.of(parts), { logger: false, abortOnError: false });
  const close = async () => {
    await context.close();
    await worker?.stop();
    await disconnect(parts);
    await services?.stop();
  };
  return { config, addresses, context, services, worker, close };
}

/** Runs a command on an installation and closes it, whatever happens. */
export async function inSession(work: (session: Session) => Promise<void>, options: SessionOptions = {}): Promise<void> {
  const session = await openSession({ onProgress: tell, ...options });
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

/** Who acts. Only the example profile takes a person's word for it; elsewhere people sign in. */
export function actingPerson(session: Session, options: { readonly as: string }): string {
  if (session.config.profile !== 'embedded') {
    throw new DomainError('sign-in-needed', '--as names a person in the embedded profile only: elsewhere people sign in', {});
  }
  return options.as;
}

async function findAddresses(config: Config, options: SessionOptions): Promise<{ addresses: ServiceAddresses; services: EmbeddedServices | null }> {
  if (config.profile === 'production') {
    const { databaseUrl, databaseWebUrl, databaseMigrationUrl, temporalAddress, smtpUrl, mailJournalDir } = config;
    const addresses = {
      databaseUrl,
      databaseWebUrl,
      migrationUrl: databaseMigrationUrl,
      temporalAddress,
      temporalUiUrl: null,
      smtpUrl,
      journalDir: mailJournalDir,
      eInvoiceDir: config.eInvoiceDir,
      returnDir: null,
      mailDir: null,
    };
    return { addresses, services: null };
  }
  const running = findRunningServices(config.stateDir);
  if (running) return { addresses: running.addresses, services: null };
  const log = createLog({ name: 'embedded', level: config.logLevel, file: join(config.stateDir, 'embedded.log') });
  const services = await startEmbeddedServices({
    config,
    log,
    endOn: [],
    refusedAddresses: options.refusedAddresses ?? [],
    onProgress: ({ part, message, afterMs }) =>
      options.onProgress?.(`${part}: ${message}${afterMs > 0 ? ` (${(afterMs / 1000).toFixed(1)} s)` : ''}`),
  });
  return { addresses: services, services };
}
