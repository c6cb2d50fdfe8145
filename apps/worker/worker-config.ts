import { ConfigError, readConfig, type Environment } from '#platform/config';
import type { LogLevel } from '#platform/config';
import type { InstallationAddresses } from '#use-cases/connect-installation';

/** What a worker needs to know: everything outside has an address, in the embedded profile as well (whoever starts the parts hands them on). */
export interface WorkerConfig extends InstallationAddresses {
  readonly logLevel: LogLevel;
  readonly smtpUrl: string;
  /** Maildir of the journal mailbox; null in the embedded profile on a mail server of somebody else's. */
  readonly journalDir: string | null;
  readonly mailJournalSettlesAfterSeconds: number | null;
  readonly mailDomainLimits: { readonly atATime: number; readonly perMinute: number | null };
  readonly smtpReplyTimeoutSeconds: number;
  readonly mailReturnAddress: string | null;
  readonly mailReturnImapUrl: string | null;
  readonly mailReturnDir: string | null;
  /** The folder shared with an access point; null: e-invoices stay queued. */
  readonly eInvoiceDir: string | null;
}

/** Reads the environment; `ConfigError` names what is missing. */
export function readWorkerConfig(environment: Environment, projectRoot: string): WorkerConfig {
  const config = readConfig(environment, projectRoot);
  const { databaseUrl, temporalAddress, smtpUrl, mailJournalDir } = config;
  if (databaseUrl === null || temporalAddress === null || smtpUrl === null) {
    throw new ConfigError(['a worker of its own needs DATABASE_URL, TEMPORAL_ADDRESS and SMTP_URL; `aconto dev` starts one with all of them']);
  }
  return { ...config, databaseUrl, temporalAddress, smtpUrl, journalDir: mailJournalDir, signingKeyFile: config.auditSigningKeyFile };
}
