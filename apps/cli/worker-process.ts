import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import type { ServiceAddresses } from '#platform/embedded/services';

export interface WorkerProcess {
  readonly pid: number;
  /** Resolves when it has ended by itself, with its exit code. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts a worker of its own on these addresses and waits until it is ready. It ends with this process; its log is in the state folder. */
export async function startWorkerProcess(config: Config, addresses: ServiceAddresses): Promise<WorkerProcess> {
  const child = fork(join(__dirname, '..', 'worker', 'main.js'), {
    // Not in the terminal's process group's way: Ctrl-C reaches us, and we stop it.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ACONTO_PROFILE: config.profile,
      ACONTO_STATE_DIR: config.stateDir,
      LOG_LEVEL: config.logLevel,
      ACONTO_LOG_FILE: join(config.stateDir, 'worker.log'),
      DATABASE_URL: addresses.databaseUrl,
      DATABASE_MIGRATION_URL: addresses.migrationUrl,
      TEMPORAL_ADDRESS: addresses.temporalAddress,
      TEMPORAL_NAMESPACE: config.temporalNamespace,
      SMTP_URL: addresses.smtpUrl,
      MAIL_JOURNAL_ADDRESS: config.mailJournalAddress,
      MAIL_JOURNAL_DIR: addresses.journalDir ?? '',
      // Our own catcher fills the journal before it answers: it is silent on nothing that it took.
      ...(addresses.mailDir === null ? {} : { MAIL_JOURNAL_SETTLES_AFTER_SECONDS: process.env['MAIL_JOURNAL_SETTLES_AFTER_SECONDS'] ?? '5' }),
      ...(config.auditSigningKeyFile === null ? {} : { AUDIT_SIGNING_KEY_FILE: config.auditSigningKeyFile }),
    },
  });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const ready = once(child, 'message').then(() => 'ready' as const);
  const first = await Promise.race([ready, ended]);
  if (first !== 'ready') throw new Error(`the worker ended at its start (exit code ${first ?? 'none'}); see ${join(config.stateDir, 'worker.log')}`);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid ?? 0, ended, stop };
}
