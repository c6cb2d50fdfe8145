import { z } from 'zod';
import { ConfigError, readConfig, type Environment, type LogLevel } from '#platform/config';
import { readSignInSettings, type SignInSettings } from '#apps/api/sign-in/sign-in-settings';
import type { InstallationAddresses } from '#use-cases/connect-installation';

/** What the API needs to know: where everything is, and where it listens. */
export interface ApiConfig extends InstallationAddresses {
  readonly logLevel: LogLevel;
  readonly smtpUrl: string;
  readonly signIn: SignInSettings;
  /** The application's role, for the development identity provider: it lists people before anybody is signed in. Null in production. */
  readonly developmentDatabaseUrl: string | null;
  /** Where the embedded mail server keeps what it caught; null in production, whatever is set. */
  readonly caughtMailDir: string | null;
  /** Where the process engine shows its own page; null where it has none that people here may reach. */
  readonly procedurePage: string | null;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

const Listening = z.object({
  ACONTO_API_HOST: z.string().default('127.0.0.1'),
  ACONTO_API_PORT: z.coerce.number('expected a port').int().min(0).max(65_535).default(8080),
  ACONTO_CAUGHT_MAIL_DIR: z.string().default(''),
  ACONTO_PROCEDURE_PAGE_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'expected an address of a page' })]).default(''),
});

/** Reads the environment; `ConfigError` names what is missing. */
export function readApiConfig(environment: Environment, projectRoot: string): ApiConfig {
  const config = readConfig(withoutOtherRoles(environment), projectRoot);
  const { databaseUrl, databaseWebUrl, temporalAddress, smtpUrl } = config;
  if (databaseWebUrl === null || temporalAddress === null || smtpUrl === null) {
    throw new ConfigError(['an API of its own needs DATABASE_WEB_URL, TEMPORAL_ADDRESS and SMTP_URL; `aconto dev` starts one with all of them']);
  }
  const signIn = readSignInSettings(environment, config.profile);
  const listening = Listening.safeParse(environment);
  if (!listening.success) throw new ConfigError(listening.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  return {
    ...config,
    databaseUrl: databaseWebUrl,
    developmentDatabaseUrl: signIn.provider === null ? databaseUrl : null,
    signIn,
    temporalAddress,
    smtpUrl,
    signingKeyFile: config.auditSigningKeyFile,
    caughtMailDir: config.profile === 'embedded' ? orNull(listening.data.ACONTO_CAUGHT_MAIL_DIR) : null,
    procedurePage: orNull(listening.data.ACONTO_PROCEDURE_PAGE_URL),
    host: listening.data.ACONTO_API_HOST,
    port: listening.data.ACONTO_API_PORT,
  };
}

/** The API comes in as the web's role alone: in production it is not asked for the passwords of the others, and should not be given them. */
function withoutOtherRoles(environment: Environment): Environment {
  const web = environment['DATABASE_WEB_URL'];
  return environment['ACONTO_PROFILE'] === 'production' ? { ...environment, DATABASE_URL: web, DATABASE_MIGRATION_URL: web } : environment;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
