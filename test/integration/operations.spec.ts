import { join } from 'node:path';
import { SeeOverview } from '#use-cases/see-overview';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** ALFA is billed and mailed; of BETA, the mail's fate is unknown. No worker runs. */
const PEOPLE = [
  smallWorld().people ?? '',
  'second,Second,s@aconto.example,administrator,,,2022-01-01,',
  'guest,Guest,g@aconto.example,member,,,2022-01-01,',
].join('\n');

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;
let api: TestApi;
let administrator: TestBrowser;

beforeAll(async () => {
  temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  await aconto.playToIssue(BETA_2024);
  api = await startTestApi(aconto, temporal, {
    settings: { ACONTO_CAUGHT_MAIL_DIR: join(aconto.folder, 'mail'), ACONTO_PROCEDURE_PAGE_URL: 'http://127.0.0.1:1/' },
  });
  administrator = await signedIn('administrator');
}, 120_000);

afterAll(async () => {
  await api.stop();
  await aconto.stop();
});

async function signedIn(person: string): Promise<TestBrowser> {
  const browser = new TestBrowser(api.url);
  await browser.signIn(person);
  return browser;
}

async function refusal(response: Response): Promise<[number, unknown]> {
  const problem = (await response.json()) as { code?: unknown };
  return [response.status, problem.code];
}

interface Mailbox {
  readonly items: readonly { readonly id: string; readonly to: readonly string[]; readonly subject: string }[];
  readonly nextCursor: string | null;
  readonly total: number;
}

describe('operations', () => {
  it('say which parts answer, and that no worker asks for work', async () => {
    const { parts, procedurePage, hasMailbox } = await administrator.json<Record<string, unknown>>('/api/operations');
    expect(parts).toEqual({ database: 'up', process: 'up', mail: 'up', worker: 'down' });
    expect([procedurePage, hasMailbox]).toEqual(['http://127.0.0.1:1/', true]);
  });

  it('count mails by kind and state', async () => {
    const { queues } = await administrator.json<{ queues: { kind: string; state: string; count: number }[] }>('/api/operations');
    expect(queues.filter(({ kind }) => kind === 'document').map(({ state, count }) => [state, count])).toEqual([
      ['queued', 1],
      ['sent', 3],
    ]);
  });

  it('are an administrator’s alone', async () => {
    for (const person of ['officer-kombit', 'auditor', 'guest']) {
      const browser = await signedIn(person);
      for (const path of ['/api/operations', '/api/operations/mails', '/api/mailbox']) {
        expect([person, path, await refusal(await browser.get(path))]).toEqual([person, path, [403, 'role-missing']]);
      }
    }
  });

  it('notice an issued run that stands still, and only then', async () => {
    const still = async (now: string) => {
      aconto.clock.set(now);
      const { troubles } = await aconto.get(SeeOverview).execute('administrator');
      return troubles.filter(({ kind }) => kind === 'run-standing-still').map((trouble) => 'run' in trouble && trouble.run);
    };
    const [moved] = await aconto.query<{ at: string }>(
      `select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from run_decision`,
    );
    const after = (minutes: number) => new Date(Date.parse(moved?.at ?? '') + minutes * 60_000).toISOString();
    expect(await still(after(30))).toEqual([]);
    expect(await still(after(90))).toEqual(['RM/2024-04-02']);
  });

  it('list a mail whose fate is unknown, and let it be settled with a reason, once', async () => {
    await aconto.asOwner((client) =>
      client.query(`update mail set state = 'unknown', detail = 'no answer', fence = fence + 1 where run = 'RM/2024-04-02' and kind = 'document'`),
    );
    const list = (state: string) =>
      administrator.json<{ items: { id: string; run: string; state: string }[]; total: number }>(`/api/operations/mails?state=${state}`);
    const { items, total } = await list('unknown');
    expect([items.map(({ run, state }) => [run, state]), total]).toEqual([[['RM/2024-04-02', 'unknown']], 1]);
    expect((await list('refused')).total).toBe(0);
    const mail = items[0]?.id ?? '';
    expect((await administrator.post('/api/mails/settle', { mail, state: 'sent', reason: '' })).status).toBe(400);
    expect((await administrator.post('/api/mails/settle', { mail, state: 'sent', reason: 'the recipient has it' })).status).toBe(200);
    expect(await refusal(await administrator.post('/api/mails/settle', { mail, state: 'refused', reason: 'no' }))).toEqual([409, 'mail-not-unknown']);
    expect((await list('unknown')).total).toBe(0);
  });
});

describe('the mailbox of the embedded profile', () => {
  it('lists what was caught, the newest first, a page at a time, and finds it by recipient', async () => {
    const all = await administrator.json<Mailbox>('/api/mailbox');
    const first = await administrator.json<Mailbox>('/api/mailbox?limit=2');
    const next = await administrator.json<Mailbox>(`/api/mailbox?limit=200&cursor=${first.nextCursor}`);
    expect([...first.items, ...next.items]).toEqual(all.items);
    expect(all.total).toBe(all.items.length);
    const found = await administrator.json<Mailbox>(`/api/mailbox?search=${encodeURIComponent('aarhus.kommune')}`);
    const { items } = await administrator.json<Mailbox>('/api/mailbox?search=KOMBIT-000001');
    expect(found.items.every(({ to }) => to.join().includes('aarhus.kommune'))).toBe(true);
    expect(items.map(({ subject }) => subject)).toEqual([expect.stringContaining('KOMBIT-000001')]);
  });

  it('opens a mail as plain text, and hands out what is attached as a download', async () => {
    const { items } = await administrator.json<Mailbox>('/api/mailbox?search=KOMBIT-000001');
    const id = items[0]?.id ?? '';
    const mail = await administrator.json<{ text: string; attachments: { file: number; name: string; bytes: number }[] }>(`/api/mailbox/${id}`);
    expect(mail.text).toContain('KOMBIT-000001');
    expect(JSON.stringify(mail)).not.toContain('<html');
    const pdf = mail.attachments.find(({ name }) => name.endsWith('.pdf'));
    const file = await administrator.get(`/api/mailbox/${id}/files/${pdf?.file}`);
    expect(file.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(file.headers.get('Content-Disposition')).toBe(`attachment; filename="${pdf?.name}"`);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect([bytes.subarray(0, 5).toString(), bytes.byteLength]).toEqual(['%PDF-', pdf?.bytes]);
    expect(await refusal(await administrator.get(`/api/mailbox/${id}/files/99`))).toEqual([404, 'file-unknown']);
  });

  it('reads nothing but mails', async () => {
    expect(await refusal(await administrator.get('/api/mailbox/1700000000000.1_a.eml'))).toEqual([404, 'mail-unknown']);
    for (const path of ['..%2Faudit-signing-key.pem', '1700000000000.%2e%2e%2fapi.log', 'x.eml']) {
      expect([path, (await administrator.get(`/api/mailbox/${path}`)).status]).toEqual([path, 400]);
    }
  });

  it('is not there in production, whatever is set', async () => {
    const production = await startTestApi(aconto, temporal, {
      settings: {
        ACONTO_PROFILE: 'production',
        AUDIT_SIGNING_KEY_FILE: join(aconto.folder, 'audit-signing-key.pem'),
        ACONTO_CAUGHT_MAIL_DIR: join(aconto.folder, 'mail'),
        OIDC_ISSUER: 'https://provider.example',
        OIDC_CLIENT_ID: 'aconto',
        OIDC_CLIENT_SECRET: 'a-secret-of-its-own',
        ACONTO_PUBLIC_URL: 'https://aconto.example',
      },
    });
    try {
      const browser = new TestBrowser(production.url);
      expect(await refusal(await browser.get('/api/mailbox'))).toEqual([404, 'route-unknown']);
      expect(await refusal(await browser.get('/api/operations'))).toEqual([401, 'sign-in-needed']);
    } finally {
      await production.stop();
    }
  });
});

describe('people', () => {
  interface People {
    readonly items: readonly { readonly id: string; readonly roles: readonly { readonly role: string }[] }[];
    readonly nextCursor: string | null;
    readonly total: number;
  }
  const found = async (query: string) => await administrator.json<People>(`/api/people?${query}`);
  const idsOf = ({ items }: People) => items.map(({ id }) => id);

  it('are found by name, by email, by the place of a role they hold and by the role', async () => {
    expect(idsOf(await found('search=second'))).toEqual(['second']);
    expect(idsOf(await found('search=g%40aconto'))).toEqual(['guest']);
    expect(idsOf(await found('search=KOMBIT&role=officer'))).toEqual(['officer-kombit']);
    expect(await found('role=member')).toMatchObject({ items: [{ id: 'guest', roles: [{ role: 'member' }] }], total: 1 });
  });

  it('come a page at a time, and every one of them once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: People = await found(`limit=2&sort=-email${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    const all = await found('limit=200');
    expect([new Set(seen).size, seen.length]).toEqual([all.total, all.total]);
  });
});
