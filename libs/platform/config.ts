import { resolve } from 'node:path';
import { z } from 'zod';

/** What both profiles have. `stateDir` is absolute. */
interface CommonConfig {
  readonly stateDir: string;
  readonly logLevel: LogLevel;
  readonly temporalNamespace: string;
  /** Second recipient of every mail: the mailbox that is evidence of what a server accepted. */
  readonly mailJournalAddress: string;
  /** How long after a hand-over the journal's silence proves that nothing was accepted; null: it never does. */
  readonly mailJournalSettlesAfterSeconds: number | null;
  /** How much of the way out one recipient's domain may take. */
  readonly mailDomainLimits: { readonly atATime: number; readonly perMinute: number | null };
  /** How long the mail server's silence is waited for before an attempt is given up. */
  readonly smtpReplyTimeoutSeconds: number;
  /** Where mails that come back go, each with its own token in it; null in production: to the issuers, and nothing is read. */
  readonly mailReturnAddress: string | null;
  /** That mailbox on an IMAP server, with user and password; null: none was given. */
  readonly mailReturnImapUrl: string | null;
  /** That mailbox as a Maildir; null: none was given. */
  readonly mailReturnDir: string | null;
  /** The folder shared with an access point; null: none was given. */
  readonly eInvoiceDir: string | null;
  /** Days in which issuers answer an objection. */
  readonly objectionAnswerDays: number;
}

/** Everything outside is given: nothing is started, nothing is made up. */
export interface ProductionConfig extends CommonConfig {
  readonly profile: 'production';
  /** The application's role: neither owner nor superuser. */
  readonly databaseUrl: string;
  /** The web's role; null where no API runs. */
  readonly databaseWebUrl: string | null;
  /** The owner of the schema. */
  readonly databaseMigrationUrl: string;
  /** `host:port`. */
  readonly temporalAddress: string;
  readonly smtpUrl: string;
  /** The journal mailbox as a Maildir. */
  readonly mailJournalDir: string;
  /** Ed25519 private key, PKCS#8 PEM. */
  readonly auditSigningKeyFile: string;
}

/** What is null is started, or made at first start, in the state folder. */
export interface EmbeddedConfig extends CommonConfig {
  readonly profile: 'embedded';
  readonly databaseUrl: string | null;
  readonly databaseWebUrl: string | null;
  readonly databaseMigrationUrl: string | null;
  readonly temporalAddress: string | null;
  readonly smtpUrl: string | null;
  readonly mailJournalDir: string | null;
  readonly auditSigningKeyFile: string | null;
}

export type Config = ProductionConfig | EmbeddedConfig;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** One line a wrong variable: its name and what was expected. */
export class ConfigError extends Error {
  readonly code = 'config-invalid';
  constructor(readonly issues: readonly string[]) {
    super(`configuration:\n${issues.map((issue) => `  ${issue}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The journal mailbox of the embedded catcher. */
export const EMBEDDED_JOURNAL_ADDRESS = 'journal@aconto.example';
/** The return address of the embedded catcher. */
export const EMBEDDED_RETURN_ADDRESS = 'returns@aconto.example';

const OUTSIDE = ['DATABASE_URL', 'DATABASE_MIGRATION_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'MAIL_JOURNAL_DIR', 'AUDIT_SIGNING_KEY_FILE'] as const;
const PRODUCTION_ONLY = [...OUTSIDE, 'MAIL_JOURNAL_ADDRESS'] as const;

const POSTGRES_URL = urlWith(['postgres:', 'postgresql:'], 'a URL such as postgres://role:password@host:5432/database');
const outside = {
  DATABASE_URL: POSTGRES_URL,
  DATABASE_MIGRATION_URL: POSTGRES_URL,
  TEMPORAL_ADDRESS: z.string('is missing; expected host:port').regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, 'expected host:port'),
  SMTP_URL: urlWith(['smtp:', 'smtps:'], 'a URL such as smtp://user:password@host:587'),
  MAIL_JOURNAL_DIR: path('the Maildir of the journal mailbox'),
  AUDIT_SIGNING_KEY_FILE: path('a file with an Ed25519 private key (PKCS#8 PEM)'),
};
const PLAIN_ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const journalAddress = z
  .string('is missing; expected the address of the journal mailbox')
  .regex(PLAIN_ADDRESS, 'expected one plain address such as journal@example.org');
const common = {
  DATABASE_WEB_URL: POSTGRES_URL.optional(),
  TEMPORAL_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, 'expected a namespace: letters, digits, dots and hyphens')
    .default('default'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`).default('info'),
  ACONTO_STATE_DIR: z.string().optional(),
  MAIL_DOMAIN_CONNECTIONS: z.coerce.number('expected whole connections from 1 to 8').int().min(1).max(8).default(6),
  MAIL_DOMAIN_PER_MINUTE: z.coerce.number('expected whole mails from 1 on').int().min(1).max(100_000).optional(),
  SMTP_REPLY_TIMEOUT_SECONDS: secondsOfSilence(1),
  MAIL_RETURN_ADDRESS: z.string().regex(PLAIN_ADDRESS, 'expected one plain address such as returns@example.org').optional(),
  MAIL_RETURN_IMAP_URL: urlWith(['imap:', 'imaps:'], 'a URL such as imaps://user:password@host/INBOX').optional(),
  MAIL_RETURN_DIR: path('the Maildir of the return address').optional(),
  E_INVOICE_DIR: path('the folder shared with an access point').optional(),
  OBJECTION_ANSWER_DAYS: z.coerce.number('expected whole days from 1 to 120').int().min(1).max(120).default(14),
  MAIL_JOURNAL_SETTLES_AFTER_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'expected whole seconds, longer than the mail server may take: 900')
    .optional(),
};

/** A server may take ten minutes for its last answer (RFC 5321 4.5.3.2.6): whoever gives it up before leaves mails unknown that it goes on to accept. */
const Production = z.object({ ...common, ...outside, MAIL_JOURNAL_ADDRESS: journalAddress, SMTP_REPLY_TIMEOUT_SECONDS: secondsOfSilence(600) });
const Embedded = z
  .object({ ...common, ...z.object(outside).partial().shape, MAIL_JOURNAL_ADDRESS: journalAddress.default(EMBEDDED_JOURNAL_ADDRESS) })
  .superRefine((environment, context) => {
    if ((environment.DATABASE_URL === undefined) === (environment.DATABASE_MIGRATION_URL === undefined)) return;
    const missing = environment.DATABASE_URL === undefined ? 'DATABASE_URL' : 'DATABASE_MIGRATION_URL';
    context.addIssue({
      code: 'custom',
      path: [missing],
      message: 'is missing; DATABASE_URL (application role) and DATABASE_MIGRATION_URL (owner) replace the embedded database together',
    });
  });

/**
 * Reads the configuration from the environment; an empty variable counts as not set. Profile: ACONTO_PROFILE, else `embedded` when nothing of a
 * production installation is set, else `production`, which requires all of it. Throws `ConfigError` naming every wrong variable.
 */
export function readConfig(environment: Environment, projectRoot: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const profile = readProfile(given);
  return profile === 'production' ? readProduction(given, projectRoot) : readEmbedded(given, projectRoot);
}

function readProfile(given: Environment): Config['profile'] {
  const profile = given['ACONTO_PROFILE'];
  if (profile === undefined) return PRODUCTION_ONLY.some((name) => given[name] !== undefined) ? 'production' : 'embedded';
  if (profile !== 'embedded' && profile !== 'production') throw new ConfigError(['ACONTO_PROFILE: expected embedded or production']);
  return profile;
}

function readProduction(given: Environment, projectRoot: string): ProductionConfig {
  const parsed = Production.safeParse(given);
  if (!parsed.success) {
    const hint =
      given['ACONTO_PROFILE'] === undefined ? ['ACONTO_PROFILE=embedded starts the parts that are not given; production needs all of them'] : [];
    throw new ConfigError([...describe(parsed.error), ...hint]);
  }
  const values = parsed.data;
  return {
    profile: 'production',
    ...readCommon(values, projectRoot),
    databaseUrl: values.DATABASE_URL,
    databaseWebUrl: values.DATABASE_WEB_URL ?? null,
    databaseMigrationUrl: values.DATABASE_MIGRATION_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    smtpUrl: values.SMTP_URL,
    mailJournalDir: values.MAIL_JOURNAL_DIR,
    auditSigningKeyFile: values.AUDIT_SIGNING_KEY_FILE,
  };
}

function readEmbedded(given: Environment, projectRoot: string): EmbeddedConfig {
  const parsed = Embedded.safeParse(given);
  if (!parsed.success) throw new ConfigError(describe(parsed.error));
  const values = parsed.data;
  return {
    profile: 'embedded',
    ...readCommon(values, projectRoot),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseWebUrl: values.DATABASE_WEB_URL ?? null,
    databaseMigrationUrl: values.DATABASE_MIGRATION_URL ?? null,
    temporalAddress: values.TEMPORAL_ADDRESS ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailJournalDir: values.MAIL_JOURNAL_DIR ?? null,
    auditSigningKeyFile: values.AUDIT_SIGNING_KEY_FILE ?? null,
  };
}

function readCommon(values: z.infer<typeof Production> | z.infer<typeof Embedded>, projectRoot: string): CommonConfig {
  const hasMailbox = values.MAIL_RETURN_IMAP_URL !== undefined || values.MAIL_RETURN_DIR !== undefined;
  if ((values.MAIL_RETURN_ADDRESS !== undefined) !== hasMailbox) {
    throw new ConfigError(['MAIL_RETURN_ADDRESS: goes with MAIL_RETURN_IMAP_URL or MAIL_RETURN_DIR, where its mailbox is']);
  }
  return {
    stateDir: resolve(projectRoot, values.ACONTO_STATE_DIR ?? '.aconto'),
    logLevel: values.LOG_LEVEL,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    mailJournalAddress: values.MAIL_JOURNAL_ADDRESS,
    mailDomainLimits: { atATime: values.MAIL_DOMAIN_CONNECTIONS, perMinute: values.MAIL_DOMAIN_PER_MINUTE ?? null },
    smtpReplyTimeoutSeconds: values.SMTP_REPLY_TIMEOUT_SECONDS,
    mailReturnAddress: values.MAIL_RETURN_ADDRESS ?? null,
    mailReturnImapUrl: values.MAIL_RETURN_IMAP_URL ?? null,
    mailReturnDir: values.MAIL_RETURN_DIR ?? null,
    eInvoiceDir: values.E_INVOICE_DIR ?? null,
    mailJournalSettlesAfterSeconds:
      values.MAIL_JOURNAL_SETTLES_AFTER_SECONDS === undefined ? null : Number(values.MAIL_JOURNAL_SETTLES_AFTER_SECONDS),
    objectionAnswerDays: values.OBJECTION_ANSWER_DAYS,
  };
}

function describe(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

function urlWith(protocols: readonly string[], expected: string): z.ZodType<string> {
  return z.string(`is missing; expected ${expected}`).refine((text) => {
    return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
  }, `expected ${expected}`);
}

function secondsOfSilence(atLeast: number) {
  const expected = `expected whole seconds from ${atLeast} to 3600`;
  return z.coerce.number(expected).int(expected).min(atLeast, expected).max(3_600, expected).default(660);
}

function path(what: string): z.ZodType<string> {
  return z.string(`is missing; expected ${what}`).min(1, `expected ${what}`);
}
