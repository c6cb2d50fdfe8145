import { ConfigError, EMBEDDED_JOURNAL_ADDRESS, readConfig, type Environment } from '#platform/config';

const PRODUCTION: Environment = {
  DATABASE_URL: 'postgres://aconto_app:a@db:5432/aconto',
  DATABASE_MIGRATION_URL: 'postgres://aconto_owner:b@db:5432/aconto',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  SMTP_URL: 'smtps://user:word@mail.example:465',
  MAIL_JOURNAL_ADDRESS: 'journal@example.org',
  MAIL_JOURNAL_DIR: '/srv/journal',
  AUDIT_SIGNING_KEY_FILE: '/run/secrets/audit.pem',
};

describe('readConfig', () => {
  it('is embedded when nothing of production is set, with its state in the project', () => {
    expect(readConfig({ PATH: '/bin', SMTP_URL: '' }, '/project')).toEqual({
      profile: 'embedded',
      stateDir: '/project/.aconto',
      logLevel: 'info',
      temporalNamespace: 'default',
      mailJournalAddress: EMBEDDED_JOURNAL_ADDRESS,
      mailJournalSettlesAfterSeconds: null,
      objectionAnswerDays: 14,
      eInvoiceDir: null,
      mailDomainLimits: { atATime: 6, perMinute: null },
      smtpReplyTimeoutSeconds: 660,
      mailReturnAddress: null,
      mailReturnImapUrl: null,
      mailReturnDir: null,
      databaseUrl: null,
      databaseWebUrl: null,
      databaseMigrationUrl: null,
      temporalAddress: null,
      smtpUrl: null,
      mailJournalDir: null,
      auditSigningKeyFile: null,
    });
  });

  it('takes everything from the environment in production', () => {
    expect(
      readConfig(
        {
          ...PRODUCTION,
          LOG_LEVEL: 'warn',
          TEMPORAL_NAMESPACE: 'billing',
          ACONTO_STATE_DIR: '/var/lib/aconto',
          MAIL_JOURNAL_SETTLES_AFTER_SECONDS: '900',
        },
        '/project',
      ),
    ).toEqual({
      profile: 'production',
      stateDir: '/var/lib/aconto',
      logLevel: 'warn',
      temporalNamespace: 'billing',
      mailJournalAddress: 'journal@example.org',
      mailJournalSettlesAfterSeconds: 900,
      mailDomainLimits: { atATime: 6, perMinute: null },
      smtpReplyTimeoutSeconds: 660,
      mailReturnAddress: null,
      mailReturnImapUrl: null,
      mailReturnDir: null,
      objectionAnswerDays: 14,
      eInvoiceDir: null,
      databaseUrl: PRODUCTION['DATABASE_URL'],
      databaseWebUrl: null,
      databaseMigrationUrl: PRODUCTION['DATABASE_MIGRATION_URL'],
      temporalAddress: 'temporal.example:7233',
      smtpUrl: PRODUCTION['SMTP_URL'],
      mailJournalDir: '/srv/journal',
      auditSigningKeyFile: '/run/secrets/audit.pem',
    });
  });

  it.each(Object.keys(PRODUCTION))('misses %s in production, and names it', (name) => {
    const { [name]: _left, ...rest } = PRODUCTION;
    expect(issuesOf(rest)).toEqual([
      expect.stringMatching(new RegExp(`^${name}: is missing; expected `)),
      expect.stringContaining('ACONTO_PROFILE=embedded'),
    ]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://db/aconto'],
    ['DATABASE_URL', 'aconto'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['SMTP_URL', 'mail.example:25'],
    ['MAIL_JOURNAL_ADDRESS', 'Journal <journal@example.org>'],
    ['LOG_LEVEL', 'loud'],
    ['MAIL_JOURNAL_SETTLES_AFTER_SECONDS', '15 minutes'],
    ['TEMPORAL_NAMESPACE', 'a b'],
    ['MAIL_DOMAIN_CONNECTIONS', 'many'],
    ['MAIL_DOMAIN_PER_MINUTE', 'few'],
    ['SMTP_REPLY_TIMEOUT_SECONDS', 'long'],
    ['SMTP_REPLY_TIMEOUT_SECONDS', '599'],
    ['MAIL_RETURN_ADDRESS', 'returns'],
    ['MAIL_RETURN_IMAP_URL', 'pop3://host'],
  ])('refuses %s=%s and says what was expected', (name, value) => {
    expect(issuesOf({ ...PRODUCTION, ACONTO_PROFILE: 'production', [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: expected `)),
    ]);
  });

  it('names every wrong variable at once', () => {
    const issues = issuesOf({ ACONTO_PROFILE: 'production', SMTP_URL: 'nonsense', LOG_LEVEL: 'loud' });
    expect(issues.map((issue) => issue.split(':')[0]).sort()).toEqual([
      'AUDIT_SIGNING_KEY_FILE',
      'DATABASE_MIGRATION_URL',
      'DATABASE_URL',
      'LOG_LEVEL',
      'MAIL_JOURNAL_ADDRESS',
      'MAIL_JOURNAL_DIR',
      'SMTP_URL',
      'TEMPORAL_ADDRESS',
    ]);
  });

  it('lets single parts of the embedded profile be replaced, the database by both its roles', () => {
    expect(readConfig({ ACONTO_PROFILE: 'embedded', TEMPORAL_ADDRESS: '[::1]:7233' }, '/project')).toMatchObject({
      profile: 'embedded',
      temporalAddress: '[::1]:7233',
      databaseUrl: null,
    });
    expect(issuesOf({ ACONTO_PROFILE: 'embedded', DATABASE_URL: 'postgres://a:b@db/aconto' })).toEqual([
      expect.stringMatching(/^DATABASE_MIGRATION_URL: is missing/),
    ]);
  });

  it('reads what comes back only with both an address and a mailbox for it', () => {
    const address = { MAIL_RETURN_ADDRESS: 'returns@example.org' };
    const mailbox = { MAIL_RETURN_IMAP_URL: 'imaps://u:p@mail.example.org' };
    expect(readConfig({ ...PRODUCTION, ...address, ...mailbox }, '/project')).toMatchObject({ mailReturnAddress: 'returns@example.org' });
    for (const half of [address, mailbox]) {
      expect(issuesOf({ ...PRODUCTION, ACONTO_PROFILE: 'production', ...half })).toEqual([expect.stringMatching(/^MAIL_RETURN_ADDRESS: /)]);
    }
  });

  it('has a folder shared with an access point only where it is given', () => {
    expect(readConfig({ ACONTO_PROFILE: 'embedded' }, '/project').eInvoiceDir).toBeNull();
    expect(readConfig({ ...PRODUCTION, E_INVOICE_DIR: '/srv/e-invoices' }, '/project').eInvoiceDir).toBe('/srv/e-invoices');
  });

  it('takes the days in which objections are answered, and no nonsense for them', () => {
    expect(readConfig({ ACONTO_PROFILE: 'embedded', OBJECTION_ANSWER_DAYS: '21' }, '/project').objectionAnswerDays).toBe(21);
    expect(issuesOf({ ACONTO_PROFILE: 'embedded', OBJECTION_ANSWER_DAYS: '0' })).toHaveLength(1);
  });

  it('gives a mail server up sooner than it may take only outside production', () => {
    expect(readConfig({ ACONTO_PROFILE: 'embedded', SMTP_REPLY_TIMEOUT_SECONDS: '3' }, '/project').smtpReplyTimeoutSeconds).toBe(3);
    expect(readConfig({ ...PRODUCTION, SMTP_REPLY_TIMEOUT_SECONDS: '600' }, '/project').smtpReplyTimeoutSeconds).toBe(600);
  });

  it('knows two profiles', () => {
    expect(issuesOf({ ACONTO_PROFILE: 'prod' })).toEqual(['ACONTO_PROFILE: expected embedded or production']);
  });

  it('tells no password', () => {
    expect(issuesOf({ ...PRODUCTION, DATABASE_URL: 'mysql://role:geheim@db/aconto' }).join()).not.toContain('geheim');
  });
});

function issuesOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment, '/project');
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}
