import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { JOURNAL_ADDRESS, type TestInstallation } from './test-installation';

/** A worker as it is shipped, a process of its own from the build, on a test's installation. */
export interface TestWorker {
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

export async function startTestWorker(
  aconto: TestInstallation,
  temporal: { readonly address: string; readonly namespace: string },
): Promise<TestWorker> {
  const child = fork(join(process.cwd(), 'dist', 'apps', 'worker', 'main.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: environmentOf(aconto, temporal),
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message').then(() => 'ready'), ended.then(() => 'ended')]);
  if (first !== 'ready') throw new Error(`the worker ended at its start; see worker.log in ${aconto.folder}`);
  return {
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The environment in which a program from the build finds a test's installation. */
export function environmentOf(aconto: TestInstallation, temporal: { readonly address: string; readonly namespace: string }): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ACONTO_PROFILE: 'embedded',
    ACONTO_STATE_DIR: aconto.folder,
    ACONTO_LOG_FILE: join(aconto.folder, 'worker.log'),
    LOG_LEVEL: 'warn',
    DATABASE_URL: aconto.testDatabase.databaseUrl,
    DATABASE_WEB_URL: aconto.testDatabase.webUrl,
    DATABASE_MIGRATION_URL: aconto.testDatabase.migrationUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    SMTP_URL: aconto.smtp.url,
    MAIL_JOURNAL_ADDRESS: JOURNAL_ADDRESS,
    MAIL_JOURNAL_DIR: join(aconto.folder, 'journal'),
  };
}
