import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EMBEDDED_JOURNAL_ADDRESS } from '#platform/config';
import type { FaultyInstallation } from './installation';
import { PROJECT_ROOT } from './project-root';

/** Runs `aconto` as a process of its own on the installation, as in production: everything is given by address. Answers what it prints. */
export async function aconto({ options, temporalAddress, sink }: FaultyInstallation, args: readonly string[]): Promise<string> {
  const environment = {
    ACONTO_PROFILE: 'production',
    ACONTO_STATE_DIR: options.stateDir,
    DATABASE_URL: options.databaseUrl,
    DATABASE_MIGRATION_URL: options.databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    SMTP_URL: sink.url,
    MAIL_JOURNAL_ADDRESS: EMBEDDED_JOURNAL_ADDRESS,
    MAIL_JOURNAL_DIR: join(options.stateDir, 'journal'),
    AUDIT_SIGNING_KEY_FILE: join(options.stateDir, 'audit-signing-key.pem'),
  };
  const { stdout } = await promisify(execFile)(process.execPath, [join(PROJECT_ROOT, 'dist', 'apps', 'cli', 'main.js'), ...args], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return stdout;
}
