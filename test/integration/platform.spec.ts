import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { createTransport, type Transporter } from 'nodemailer';
import { Client } from 'pg';
import { createMaildirJournal } from '#mail/maildir-journal';
import { readConfig, type EmbeddedConfig } from '#platform/config';
import { isAlive } from '#platform/embedded/process-identity';
import { startPostgres } from '#platform/embedded/postgres';
import { findRunningServices } from '#platform/embedded/running-services';
import { startEmbeddedServices, type EmbeddedServices } from '#platform/embedded/services';
import { startSmtpCatcher, type SmtpCatcher } from '#platform/embedded/smtp-catcher';
import { startTemporal } from '#platform/embedded/temporal';
import { createLog } from '#platform/logging';
import { createEmptyTestDatabase } from './support/test-database';

const START_LIMIT_MS = 120_000;
const PROGRAMS_DIR = process.env['ACONTO_STATE_DIR'] ?? join(process.cwd(), '.aconto');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aconto-platform-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it(
    'keeps what was committed when it is killed, and starts again on the same port',
    async () => {
      const before = await startPostgres({ stateDir: folder, fsync: 'on' });
      await query(before.migrationUrl, 'create table kept (id int)');
      await query(before.migrationUrl, 'insert into kept select generate_series(1, 1000)');
      process.kill(before.pid, 'SIGKILL');
      await before.ended;

      const after = await startPostgres({ stateDir: folder, fsync: 'on' });
      try {
        expect(after.port).toBe(before.port);
        expect(await query(after.migrationUrl, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }]);
      } finally {
        await after.stop();
      }
      expect(isAlive(after.pid)).toBe(false);
    },
    START_LIMIT_MS,
  );

  it(
    'ends a server that outlived its parent, and takes over its data',
    async () => {
      const orphan = await startPostgres({ stateDir: folder, fsync: 'off' });
      await query(orphan.migrationUrl, 'create table kept (id int)');

      const heir = await startPostgres({ stateDir: folder, fsync: 'off' });
      try {
        await orphan.ended;
        expect(await query(heir.migrationUrl, 'select count(*)::int as rows from kept')).toEqual([{ rows: 0 }]);
      } finally {
        await heir.stop();
      }
    },
    START_LIMIT_MS,
  );

  it(
    'keeps its passwords and its data to their owner',
    async () => {
      const server = await startPostgres({ stateDir: folder, fsync: 'off' });
      await server.stop();
      expect(statSync(join(folder, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
    },
    START_LIMIT_MS,
  );

  it(
    'sorts by bytes, writes UTF-8, listens on loopback only and flushes what it commits',
    async () => {
      const server = await startPostgres({ stateDir: folder, fsync: 'on' });
      try {
        const [settings] = await query(
          server.databaseUrl,
          `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync, current_setting('listen_addresses') as listens,
                (select datcollate from pg_database where datname = current_database()) as collation`,
        );
        expect(settings).toEqual({ encoding: 'UTF8', fsync: 'on', listens: '127.0.0.1', collation: 'C' });
      } finally {
        await server.stop();
      }
    },
    START_LIMIT_MS,
  );
});

describe('the roles', () => {
  it('are neither superuser nor above row-level security', async () => {
    const database = await createEmptyTestDatabase();
    const roles = await query(
      database.adminUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname like 'aconto\\_%' order by rolname`,
    );
    const none = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false };
    expect(roles).toEqual([
      { rolname: 'aconto_app', ...none },
      { rolname: 'aconto_owner', ...none },
      { rolname: 'aconto_web', ...none },
    ]);
    await database.drop();
  });

  it('let the application create nothing', async () => {
    const database = await createEmptyTestDatabase();
    await expect(query(database.databaseUrl, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(query(database.databaseUrl, 'create temporary table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(query(database.databaseUrl, 'create schema mine')).rejects.toMatchObject({ code: '42501' });
    await query(database.migrationUrl, 'create table owned (id int)');
    await expect(query(database.databaseUrl, 'select * from owned')).rejects.toMatchObject({ code: '42501' });
    await database.drop();
  });
});

describe('the SMTP catcher', () => {
  const JOURNAL = 'journal@aconto.example';
  let catcher: SmtpCatcher;
  let client: Transporter;

  beforeEach(async () => {
    catcher = await startSmtpCatcher({
      port: 0,
      mailDir: join(folder, 'mail'),
      journalDir: join(folder, 'journal'),
      journalAddress: JOURNAL,
      refusedAddresses: ['gone@example.org'],
      durability: 'none',
    });
    client = createTransport({ url: catcher.url, pool: true, maxConnections: 4 } as object);
  });

  afterEach(async () => {
    client.close();
    await catcher.stop();
  });

  it('stores a message once, whatever the number of its recipients, and the journal finds it', async () => {
    await send(['a@example.org', 'b@example.org', JOURNAL], '<1@aconto.example>');
    const mails = stored('mail');
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(
      /^X-Envelope-From: <from@aconto.example>\r\nX-Envelope-To: <a@example.org>\r\nX-Envelope-To: <b@example.org>\r\nX-Envelope-To: <journal@aconto.example>\r\n/,
    );
    expect(mails[0]).toContain('\r\n.a line that begins with a dot\r\n');
    const journal = createMaildirJournal(join(folder, 'journal'));
    expect(await journal.findStoredAt('<1@aconto.example>')).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await journal.findStoredAt('<2@aconto.example>')).toBeNull();
  });

  it('shows a message that came twice as two mails', async () => {
    await send(['a@example.org', JOURNAL], '<twice@aconto.example>');
    await send(['a@example.org', JOURNAL], '<twice@aconto.example>');
    expect(stored('mail')).toHaveLength(2);
    expect(stored('journal')).toHaveLength(1);
  });

  it('keeps no journal copy of a message that was not sent to the journal', async () => {
    await send(['a@example.org'], '<private@aconto.example>');
    expect(stored('journal')).toHaveLength(0);
  });

  it('refuses an address without a mailbox, until it has one', async () => {
    await expect(send(['Gone@example.org'], '<3@aconto.example>')).rejects.toMatchObject({
      responseCode: 550,
      response: expect.stringContaining('5.1.1 no such mailbox'),
    });
    expect(stored('mail')).toHaveLength(0);
    catcher.accept('gone@example.org');
    await send(['gone@example.org'], '<3@aconto.example>');
    catcher.refuse('a@example.org');
    await expect(send(['a@example.org'], '<4@aconto.example>')).rejects.toMatchObject({ responseCode: 550 });
    expect(catcher.storedCount()).toBe(1);
  });

  it('loses none of many messages over pooled connections', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, index) => send(['a@example.org', JOURNAL], `<many-${index}@aconto.example>`)));
    expect(stored('mail')).toHaveLength(300);
    expect(stored('journal')).toHaveLength(300);
    expect(readdirSync(join(folder, 'mail', 'tmp'))).toEqual([]);
  });

  async function send(to: readonly string[], messageId: string): Promise<void> {
    const raw = `Message-ID: ${messageId}\r\nSubject: test\r\n\r\nHello\r\n.a line that begins with a dot\r\n`;
    await client.sendMail({ envelope: { from: 'from@aconto.example', to: [...to] }, raw });
  }

  function stored(maildir: 'mail' | 'journal'): string[] {
    return readdirSync(join(folder, maildir, 'new')).map((name) => readFileSync(join(folder, maildir, 'new', name), 'utf8'));
  }
});

describe('the embedded Temporal', () => {
  it(
    'answers again after it was killed, with what it had',
    async () => {
      const options = { stateDir: folder, programsDir: PROGRAMS_DIR, namespace: 'default', onProgress: () => undefined };
      const before = await startTemporal(options);
      const connection = await Connection.connect({ address: before.address });
      await connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes: { Kept: 2 } });
      await connection.close();
      process.kill(before.pid, 'SIGKILL');
      await before.ended;

      const after = await startTemporal(options);
      try {
        expect(after.address).toBe(before.address);
        const again = await Connection.connect({ address: after.address });
        const { customAttributes } = await again.operatorService.listSearchAttributes({ namespace: 'default' });
        expect(Object.keys(customAttributes)).toContain('Kept');
        await again.close();
      } finally {
        await after.stop();
      }
    },
    START_LIMIT_MS,
  );
});

describe('the embedded services', () => {
  const log = createLog({ name: 'test', level: 'silent', file: null });

  it(
    'start only what is not given, keep others out, and let go of the folder',
    async () => {
      const config = embedded({ TEMPORAL_ADDRESS: '127.0.0.1:7233' });
      const heard: string[] = [];
      const services = await startEmbeddedServices({
        config,
        log,
        durability: 'none',
        endOn: [],
        onProgress: ({ part, message }) => heard.push(`${part} ${message}`),
      });
      await withStop(services, async () => {
        expect(services).toMatchObject({ temporal: null, temporalAddress: '127.0.0.1:7233', temporalUiUrl: null, mailDir: join(folder, 'mail') });
        expect([...heard].sort()).toEqual(['PostgreSQL ready', 'PostgreSQL starting', 'SMTP catcher ready', 'SMTP catcher starting']);
        expect(await query(services.databaseUrl, 'select current_user as who')).toEqual([{ who: 'aconto_app' }]);
        await expect(startEmbeddedServices({ config, log, endOn: [] })).rejects.toMatchObject({ code: 'state-locked', pid: process.pid });
        expect(statSync(join(folder, 'services.json')).mode & 0o777).toBe(0o600);
      });
      expect(services.postgres && isAlive(services.postgres.pid)).toBe(false);
      expect(readdirSync(folder)).not.toEqual(expect.arrayContaining(['lock.json']));
      expect(findRunningServices(folder)).toBeNull();
    },
    START_LIMIT_MS,
  );

  it(
    'come back at the same addresses',
    async () => {
      const config = embedded({ TEMPORAL_ADDRESS: '127.0.0.1:7233' });
      const first = await startEmbeddedServices({ config, log, durability: 'none', endOn: [] });
      await first.stop();
      const second = await startEmbeddedServices({ config, log, durability: 'none', endOn: [] });
      await withStop(second, () => {
        expect([second.databaseUrl, second.migrationUrl, second.smtpUrl]).toEqual([first.databaseUrl, first.migrationUrl, first.smtpUrl]);
      });
    },
    START_LIMIT_MS,
  );

  function embedded(environment: Record<string, string>): EmbeddedConfig {
    const config = readConfig({ ACONTO_PROFILE: 'embedded', ACONTO_STATE_DIR: folder, ...environment }, folder);
    if (config.profile !== 'embedded') throw new Error('asked for the embedded profile');
    return config;
  }

  async function withStop(services: EmbeddedServices, work: () => Promise<void> | void): Promise<void> {
    try {
      await work();
    } finally {
      await services.stop();
    }
  }
});

async function query(connectionString: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
