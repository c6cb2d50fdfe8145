import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { EMBEDDED_RETURN_ADDRESS, type Config } from '#platform/config';
import type { ServiceAddresses } from '#platform/embedded/services';

/** A part of the product as a process of its own. */
export interface AppProcess {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: unknown;
  /** Resolves when it has ended by itself, with its exit code. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts an app on these addresses and waits until it is ready. It ends with this process; its log is in the state folder. */
export async function startAppProcess(
  app: 'worker' | 'api',
  installation: { readonly config: Config; readonly addresses: ServiceAddresses; readonly environment?: Readonly<Record<string, string>> },
): Promise<AppProcess> {
  const { config, addresses } = installation;
  const log = join(config.stateDir, `${app}.log`);
  const child = fork(join(__dirname, '..', app, 'main.js'), {
    // Not in the terminal's process group's way: Ctrl-C reaches us, and we stop it.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...environmentOf(config, addresses), ACONTO_LOG_FILE: log, ...installation.environment },
  });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const ready = once(child, 'message').then(([message]: unknown[]) => ({ message }));
  const first = await Promise.race([ready, ended]);
  if (first === null || typeof first === 'number') throw new Error(`the ${app} ended at its start (exit code ${first ?? 'none'}); see ${log}`);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid ?? 0, ready: first.message, ended, stop };
}

function environmentOf(config: Config, addresses: ServiceAddresses): Record<string, string> {
  return {
    ACONTO_PROFILE: config.profile,
    ACONTO_STATE_DIR: config.stateDir,
    OBJECTION_ANSWER_DAYS: String(config.objectionAnswerDays),
    LOG_LEVEL: config.logLevel,
    DATABASE_URL: addresses.databaseUrl,
    ...(addresses.databaseWebUrl === null ? {} : { DATABASE_WEB_URL: addresses.databaseWebUrl }),
    DATABASE_MIGRATION_URL: addresses.migrationUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    SMTP_URL: addresses.smtpUrl,
    MAIL_JOURNAL_ADDRESS: config.mailJournalAddress,
    MAIL_JOURNAL_DIR: addresses.journalDir ?? '',
    ...environmentOfReturns(config, addresses),
    ACONTO_CAUGHT_MAIL_DIR: addresses.mailDir ?? '',
    ...(addresses.temporalUiUrl === null ? {} : { ACONTO_PROCEDURE_PAGE_URL: addresses.temporalUiUrl }),
    E_INVOICE_DIR: addresses.eInvoiceDir ?? '',
    // Our own catcher fills the journal before it answers: it is silent on nothing that it took.
    ...(addresses.mailDir === null ? {} : { MAIL_JOURNAL_SETTLES_AFTER_SECONDS: process.env['MAIL_JOURNAL_SETTLES_AFTER_SECONDS'] ?? '5' }),
    ...(config.auditSigningKeyFile === null ? {} : { AUDIT_SIGNING_KEY_FILE: config.auditSigningKeyFile }),
  };
}

/** Where the catcher is ours it has a return address; otherwise what was given. */
function environmentOfReturns(config: Config, addresses: ServiceAddresses): Record<string, string> {
  return {
    MAIL_RETURN_ADDRESS: config.mailReturnAddress ?? (addresses.returnDir === null ? '' : EMBEDDED_RETURN_ADDRESS),
    MAIL_RETURN_IMAP_URL: config.mailReturnImapUrl ?? '',
    MAIL_RETURN_DIR: config.mailReturnDir ?? addresses.returnDir ?? '',
  };
}
