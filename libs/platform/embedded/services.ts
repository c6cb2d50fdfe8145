import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EMBEDDED_RETURN_ADDRESS, type EmbeddedConfig } from '#platform/config';
import { startAccessPoint } from '#platform/embedded/access-point';
import { rememberedPort } from '#platform/embedded/free-port';
import { startPostgres, type EmbeddedPostgres } from '#platform/embedded/postgres';
import { startSmtpCatcher, type SmtpCatcher } from '#platform/embedded/smtp-catcher';
import { lockState } from '#platform/embedded/state-lock';
import { startTemporal, type EmbeddedTemporal } from '#platform/embedded/temporal';
import type { Log } from '#platform/logging';

/** Where everything outside is, whoever runs it. */
export const ServiceAddresses = z.object({
  /** As the application's role. */
  databaseUrl: z.string(),
  /** As the web's role; null when the database is somebody else's and none was given. */
  databaseWebUrl: z.string().nullable(),
  /** As the owner of the schema. */
  migrationUrl: z.string(),
  temporalAddress: z.string(),
  /** Null when Temporal is somebody else's: we do not know where its pages are. */
  temporalUiUrl: z.string().nullable(),
  smtpUrl: z.string(),
  /** Maildir that is evidence of what was accepted; null when the mail server is somebody else's and none was given. */
  journalDir: z.string().nullable(),
  /** Folder shared with an access point. */
  eInvoiceDir: z.string().nullable().default(null),
  /** Maildir of the catcher's return address; null when the mail server is somebody else's. */
  returnDir: z.string().nullable().default(null),
  /** Maildir with every accepted mail; null when the mail server is somebody else's. */
  mailDir: z.string().nullable(),
});
export type ServiceAddresses = Readonly<z.infer<typeof ServiceAddresses>>;

export interface EmbeddedServices extends ServiceAddresses {
  /** The parts that were started here; null when not. */
  readonly postgres: EmbeddedPostgres | null;
  readonly temporal: EmbeddedTemporal | null;
  readonly smtpCatcher: SmtpCatcher | null;
  stop(): Promise<void>;
}

export type ServicePart = 'PostgreSQL' | 'Temporal' | 'SMTP catcher';

export interface ServiceProgress {
  readonly part: ServicePart;
  readonly message: string;
  /** Since the part was begun. */
  readonly afterMs: number;
}

export interface EmbeddedServicesOptions {
  readonly config: EmbeddedConfig;
  readonly log: Log;
  readonly onProgress?: (progress: ServiceProgress) => void;
  /** Only these are started; all of those the configuration does not give. */
  readonly parts?: readonly ServicePart[];
  readonly refusedAddresses?: readonly string[];
  /** `none` where mail and rows may be lost with the machine: tests. */
  readonly durability?: 'fsync' | 'none';
  /** On these signals everything is ended, then this process. Empty: the caller ends its own work first and calls `stop`. */
  readonly endOn?: readonly NodeJS.Signals[];
}

const ADDRESS_FILE = 'services.json';

/**
 * Starts what the configuration does not give, side by side, and says where everything is. Throws `StateLockedError` when another process runs the
 * servers of this state folder. What was stored is there again at the next start; deleting the folder forgets it.
 */
export async function startEmbeddedServices(options: EmbeddedServicesOptions): Promise<EmbeddedServices> {
  const { config, log } = options;
  const lock = lockState(config.stateDir);
  const started = await startParts(options).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const addresses = addressesOf(config, started);
  const addressFile = join(config.stateDir, ADDRESS_FILE);
  writeFileSync(addressFile, JSON.stringify(addresses), { mode: 0o600 });
  let stopping: Promise<void> | null = null;
  const accessPoint = config.eInvoiceDir === null ? startAccessPoint({ folder: eInvoiceDirOf(config), log }) : null;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      release();
      await accessPoint?.stop();
      rmSync(addressFile, { force: true });
      await stopAll(started);
      lock.release();
      log.info('embedded services ended');
    })();
    return stopping;
  };
  const release = endOnSignals(options.endOn ?? ['SIGINT', 'SIGTERM'], stop, log);
  return { ...addresses, ...started, stop };
}

interface Parts {
  readonly postgres: EmbeddedPostgres | null;
  readonly temporal: EmbeddedTemporal | null;
  readonly smtpCatcher: SmtpCatcher | null;
}

async function startParts(options: EmbeddedServicesOptions): Promise<Parts> {
  const { config } = options;
  const durability = options.durability ?? 'fsync';
  const wanted = options.parts ?? ['PostgreSQL', 'Temporal', 'SMTP catcher'];
  const start = async <Handle>(
    part: ServicePart,
    given: string | null,
    begin: (tell: (message: string) => void) => Promise<Handle>,
  ): Promise<Handle | null> => {
    if (given !== null || !wanted.includes(part)) return null;
    const since = performance.now();
    const tell = (message: string): void => {
      const progress = { part, message, afterMs: Math.round(performance.now() - since) };
      options.log.info(progress, 'embedded service');
      options.onProgress?.(progress);
    };
    tell('starting');
    const handle = await begin(tell);
    tell('ready');
    return handle;
  };
  const results = await Promise.allSettled([
    start('PostgreSQL', config.databaseUrl, () => startPostgres({ stateDir: config.stateDir, fsync: durability === 'fsync' ? 'on' : 'off' })),
    start('Temporal', config.temporalAddress, (tell) =>
      startTemporal({ stateDir: config.stateDir, namespace: config.temporalNamespace, onProgress: tell }),
    ),
    start('SMTP catcher', config.smtpUrl, async () =>
      startSmtpCatcher({
        port: await rememberedPort(join(config.stateDir, 'smtp-port')),
        mailDir: mailDirOf(config),
        journalDir: journalDirOf(config),
        journalAddress: config.mailJournalAddress,
        returns: { address: config.mailReturnAddress ?? EMBEDDED_RETURN_ADDRESS, dir: returnDirOf(config) },
        refusedAddresses: options.refusedAddresses ?? [],
        durability,
      }),
    ),
  ]);
  const [postgres, temporal, smtpCatcher] = results;
  const parts = { postgres: valueOf(postgres), temporal: valueOf(temporal), smtpCatcher: valueOf(smtpCatcher) };
  const failures = results.filter((result) => result.status === 'rejected').map((result): unknown => result.reason);
  if (failures.length > 0) {
    await stopAll(parts);
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, failures.map(messageOf).join('\n'));
  }
  return parts;
}

function addressesOf(config: EmbeddedConfig, { postgres, temporal, smtpCatcher }: Parts): ServiceAddresses {
  return {
    databaseUrl: config.databaseUrl ?? postgres?.databaseUrl ?? '',
    databaseWebUrl: config.databaseWebUrl ?? postgres?.databaseWebUrl ?? null,
    migrationUrl: config.databaseMigrationUrl ?? postgres?.migrationUrl ?? '',
    temporalAddress: config.temporalAddress ?? temporal?.address ?? '',
    temporalUiUrl: temporal?.uiUrl ?? null,
    smtpUrl: config.smtpUrl ?? smtpCatcher?.url ?? '',
    journalDir: smtpCatcher ? journalDirOf(config) : config.mailJournalDir,
    eInvoiceDir: eInvoiceDirOf(config),
    returnDir: smtpCatcher ? returnDirOf(config) : config.mailReturnDir,
    mailDir: smtpCatcher ? mailDirOf(config) : null,
  };
}

function mailDirOf(config: EmbeddedConfig): string {
  return join(config.stateDir, 'mail');
}

function returnDirOf(config: EmbeddedConfig): string {
  return config.mailReturnDir ?? join(config.stateDir, 'returns');
}

function eInvoiceDirOf(config: EmbeddedConfig): string {
  return config.eInvoiceDir ?? join(config.stateDir, 'e-invoices');
}

function journalDirOf(config: EmbeddedConfig): string {
  return config.mailJournalDir ?? join(config.stateDir, 'journal');
}

/** The catcher first, so that nothing more is accepted; then the engine; then the record it writes to. */
async function stopAll({ postgres, temporal, smtpCatcher }: Parts): Promise<void> {
  await smtpCatcher?.stop();
  await temporal?.stop();
  await postgres?.stop();
}

/** Returns what takes the handlers away again. */
function endOnSignals(signals: readonly NodeJS.Signals[], stop: () => Promise<void>, log: Log): () => void {
  const handlers = signals.map((signal) => {
    const handler = (): void => {
      stop().then(
        () => process.kill(process.pid, signal),
        (error: unknown) => {
          log.error({ err: error }, 'embedded services did not end');
          process.exit(1);
        },
      );
    };
    process.once(signal, handler);
    return { signal, handler };
  });
  return () => handlers.forEach(({ signal, handler }) => process.removeListener(signal, handler));
}

function valueOf<Value>(result: PromiseSettledResult<Value | null>): Value | null {
  return result.status === 'fulfilled' ? result.value : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
