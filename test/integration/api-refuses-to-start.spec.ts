import { Client } from 'pg';
import { startTestApi } from './support/test-api';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;

beforeAll(async () => {
  temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
}, 120_000);

afterAll(async () => {
  await aconto.stop();
});

describe('the API does not start', () => {
  const refusal = (settings: NodeJS.ProcessEnv): Promise<string> =>
    startTestApi(aconto, temporal, { settings }).then(
      async (started) => {
        await started.stop();
        return 'started';
      },
      (error: unknown) => String(error),
    );

  it.each([
    ['the owner', () => aconto.testDatabase.migrationUrl, 'aconto_owner owns the database or tables in it'],
    ['a superuser', () => aconto.testDatabase.adminUrl, 'postgres is a superuser'],
    ['the role that sees every row', () => aconto.testDatabase.databaseUrl, 'aconto_app sees every row'],
  ])('as %s', async (_, url, reason) => {
    expect(await refusal({ DATABASE_WEB_URL: url() })).toContain(reason);
  });

  it('where row-level security is not forced on every table, or the role is above it', async () => {
    const admin = new Client({ connectionString: aconto.testDatabase.adminUrl });
    await admin.connect();
    try {
      await admin.query(`create table loose (id int)`);
      expect(await refusal({})).toContain('row-level security is not forced on loose');
      await admin.query(`drop table loose; create role above_rows login bypassrls password 'above' in role aconto_web`);
      const url = new URL(aconto.testDatabase.webUrl);
      [url.username, url.password] = ['above_rows', 'above'];
      await admin.query(`grant connect on database ${aconto.testDatabase.name} to above_rows`);
      expect(await refusal({ DATABASE_WEB_URL: url.href })).toContain('above_rows is above row-level security');
    } finally {
      await admin.query(`drop table if exists loose`);
      await admin.query(`drop owned by above_rows`);
      await admin.query(`drop role if exists above_rows`);
      await admin.end();
    }
  });

  it('in production without an identity provider of the organisation', async () => {
    const told = await refusal({ ACONTO_PROFILE: 'production', AUDIT_SIGNING_KEY_FILE: 'key.pem' });
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'ACONTO_PUBLIC_URL']) expect(told).toContain(`${name}: is missing`);
    const itself = {
      OIDC_ISSUER: 'https://a.example/identity',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      ACONTO_PUBLIC_URL: 'https://a.example',
    };
    expect(await refusal({ ACONTO_PROFILE: 'production', AUDIT_SIGNING_KEY_FILE: 'key.pem', ...itself })).toContain(
      'no identity provider in production',
    );
  });
});
