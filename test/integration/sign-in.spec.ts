import { ALFA_2024, BETA_2024, exampleFile, smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const PEOPLE = [
  exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'finance-0151,0151,f@aconto.example,payer,,0151,2022-01-01,',
  'leaver,Leaver,l@aconto.example,officer,KOMBIT,,2022-01-01,',
].join('\n');

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;
let api: TestApi;

beforeAll(async () => {
  temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  await aconto.addBillingDates(BETA_2024);
  await aconto.prepare(BETA_2024);
  api = await startTestApi(aconto, temporal);
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

async function codeOf(response: Response): Promise<[number, unknown]> {
  const problem = (await response.json()) as { code?: unknown };
  return [response.status, problem.code];
}

async function withdrawAccountOfLeaver(): Promise<void> {
  await aconto.asOwner((client) => client.query(`update person_account set withdrawn_at = now() where person = 'leaver' and withdrawn_at is null`));
}

const SESSION = '__Host-aconto';

describe('signing in', () => {
  it('leads from nobody to a session that says who, as what, and for how long', async () => {
    const browser = new TestBrowser(api.url);
    expect(await codeOf(await browser.get('/api/session'))).toEqual([401, 'sign-in-needed']);
    const back = await browser.signIn('officer-rm', '/koersler?tilstand=kladde');
    expect([back.status, back.headers.get('Location')]).toEqual([303, '/koersler?tilstand=kladde']);
    const cookie = back.headers.getSetCookie().find((line) => line.startsWith(`${SESSION}=`)) ?? '';
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']) expect(cookie.split('; ')).toContain(attribute);
    expect(cookie).not.toMatch(/Domain|Max-Age|Expires/i);
    const session = await browser.json<Record<string, unknown>>('/api/session');
    expect(session).toMatchObject({
      person: 'officer-rm',
      language: 'da',
      roles: [{ role: 'officer', scope: 'RM', scopeName: 'Region Midtjylland' }],
    });
    const minutesLeft = (until: unknown) => Math.round((Date.parse(String(until)) - Date.now()) / 60_000);
    expect([minutesLeft(session['idleExpiresAt']), minutesLeft(session['expiresAt'])]).toEqual([30, 480]);
  });

  it('shows everybody who may be chosen, by role, without a script and in the language asked for', async () => {
    const browser = new TestBrowser(api.url);
    const choice = await browser.toChoice();
    const page = await (await browser.send(choice, { headers: { 'Accept-Language': 'nb' } })).text();
    expect(page).toContain('<html lang="nb">');
    expect(page).toContain('Logg inn som Revisor');
    expect(page.match(/name="person"/g)).toHaveLength(9);
    expect(page).not.toContain('<script');
    expect(await (await browser.get(choice)).text()).toContain('Log ind som Godkender, Region Midtjylland');
  });

  it('never leads to another site', async () => {
    for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/\n/evil.example']) {
      const back = await new TestBrowser(api.url).signIn('auditor', elsewhere);
      expect([elsewhere, back.headers.get('Location')]).toEqual([elsewhere, '/']);
    }
  });

  it('gives a fresh id every time, and the one before is worth nothing', async () => {
    const browser = await signedIn('auditor');
    const first = browser.cookie(SESSION) ?? '';
    await browser.signIn('auditor');
    expect(browser.cookie(SESSION)).not.toBe(first);
    browser.setCookie(SESSION, first);
    expect(await codeOf(await browser.get('/api/session'))).toEqual([401, 'session-ended']);
  });

  it('keeps no id in the database that could be used', async () => {
    const browser = await signedIn('auditor');
    const id = browser.cookie(SESSION) ?? '';
    const { rows } = await aconto.asOwner((client) => client.query<{ row: string }>(`select s::text as row from web_session s`));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(id))).toEqual([]);
  });

  it('says so in words when no person is registered for the account', async () => {
    const browser = new TestBrowser(api.url);
    const answer = await browser.choose(await browser.toChoice(), 'leaver', () => withdrawAccountOfLeaver());
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Ingen person er registreret med denne konto');
    expect(browser.cookie(SESSION)).toBeNull();
  });

  it('begins again when the answer does not belong to the question', async () => {
    const browser = new TestBrowser(api.url);
    expect((await browser.get('/api/sign-in/callback?code=x&state=y')).status).toBe(403);
    await browser.toChoice();
    const answer = await browser.get(`/api/sign-in/callback?code=x&state=not-ours&iss=${encodeURIComponent(`${api.url}/identity`)}`);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Du blev ikke logget ind')]);
    expect(browser.cookie(SESSION)).toBeNull();
  });
});

describe('a session', () => {
  const age = (column: string, interval: string, person: string) =>
    aconto.asOwner((client) => client.query(`update web_session set ${column} = ${column} - interval '${interval}' where person = '${person}'`));

  it('ends when it has been idle for half an hour, and is forgotten', async () => {
    const browser = await signedIn('approver-rm');
    await age('last_seen_at', '29 minutes', 'approver-rm');
    expect((await browser.get('/api/session')).status).toBe(200);
    await age('last_seen_at', '31 minutes', 'approver-rm');
    expect(await codeOf(await browser.get('/api/session'))).toEqual([401, 'session-ended']);
    const { rows } = await aconto.asOwner((client) => client.query(`select 1 from web_session where person = 'approver-rm'`));
    expect(rows).toEqual([]);
  });

  it('is kept alive by what its person does, and asked to be extended', async () => {
    const browser = await signedIn('approver-kombit');
    await age('last_seen_at', '29 minutes', 'approver-kombit');
    const { idleExpiresAt } = (await (await browser.post('/api/session/extend')).json()) as { idleExpiresAt: string };
    expect(Date.parse(idleExpiresAt) - Date.now()).toBeGreaterThan(29 * 60_000);
  });

  it('is not kept alive by a page that looks on its own', async () => {
    const browser = await signedIn('officer-rm');
    await age('last_seen_at', '29 minutes', 'officer-rm');
    expect((await browser.get('/api/runs/RM/2024-04-02/progress')).status).toBe(200);
    await age('last_seen_at', '2 minutes', 'officer-rm');
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('ends after eight hours whatever is done', async () => {
    const browser = await signedIn('finance-0151');
    await age('created_at', '481 minutes', 'finance-0151');
    expect(await codeOf(await browser.get('/api/session'))).toEqual([401, 'session-ended']);
  });

  it('ends here and at the provider when its person signs out', async () => {
    const browser = await signedIn('finance-0101');
    const id = browser.cookie(SESSION) ?? '';
    const { redirectTo } = (await (await browser.post('/api/sign-out')).json()) as { redirectTo: string };
    expect(redirectTo).toMatch(/^http:\/\/localhost:\d+\/identity\/session\/end\?/);
    expect((await browser.get(redirectTo)).status).toBe(200);
    expect(browser.cookie(SESSION)).toBeNull();
    browser.setCookie(SESSION, id);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('carries no role that was taken away, from the next request on', async () => {
    const leaver = await signedIn('leaver');
    expect((await leaver.get('/api/runs')).status).toBe(200);
    const administrator = await signedIn('administrator');
    const seen = (await administrator.get('/api/people/leaver')).headers.get('ETag') ?? '';
    const role = { role: 'officer', scope: 'KOMBIT', reason: 'left' };
    const taken = await administrator.post('/api/people/leaver/roles/take', role, { 'If-Match': seen });
    expect([taken.status, await taken.text()]).toEqual([200, expect.anything()]);
    expect(await codeOf(await leaver.get('/api/runs'))).toEqual([403, 'role-missing']);
    expect((await leaver.json<{ roles: unknown[] }>('/api/session')).roles).toEqual([]);
  });

  it('ends with the account it was begun with', async () => {
    const browser = await signedIn('leaver');
    await withdrawAccountOfLeaver();
    expect((await browser.get('/api/session')).status).toBe(401);
  });
});

describe('a command', () => {
  it.each([
    ['without the token', { 'X-CSRF-Token': '' }, 'csrf-token-wrong'],
    ['with another token', { 'X-CSRF-Token': 'x'.repeat(43) }, 'csrf-token-wrong'],
    ['from another origin', { Origin: 'https://evil.example' }, 'origin-foreign'],
    ['that a page elsewhere made the browser send', { 'Sec-Fetch-Site': 'cross-site' }, 'origin-foreign'],
  ])('%s is refused', async (_, headers, code) => {
    const browser = await signedIn('officer-rm');
    expect(await codeOf(await browser.post('/api/session/extend', {}, headers))).toEqual([403, code]);
  });

  it('from our own page goes through', async () => {
    const browser = await signedIn('officer-rm');
    expect((await browser.post('/api/session/extend', {}, { Origin: api.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });
});

describe('the API', () => {
  it('lets no page load or run what is not of this host, nor what is written inside it', async () => {
    const policy = (await fetch(`${api.url}/`)).headers.get('Content-Security-Policy') ?? '';
    expect(policy.split(';')).toEqual(expect.arrayContaining(["default-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]));
    expect(policy).not.toContain('unsafe');
  });

  it('answers 404 for what is not yours and 403 for what your role may not do', async () => {
    const officer = await signedIn('officer-rm');
    expect((await officer.get('/api/runs/RM/2024-04-02')).status).toBe(200);
    expect(await codeOf(await officer.get('/api/runs/KOMBIT/2024-04-02'))).toEqual([404, 'run-unknown']);
    expect(await codeOf(await officer.post('/api/runs/KOMBIT/2024-04-02/submit'))).toEqual([404, 'run-unknown']);
    expect(await codeOf(await officer.post('/api/runs/RM/2024-04-02/approve', { digest: 'a'.repeat(64) }))).toEqual([403, 'role-missing']);
    expect(await codeOf(await officer.get('/api/audit/pack'))).toEqual([403, 'role-missing']);
  });

  it('shows a payer its own documents and nobody else’s', async () => {
    const numbers = await aconto.query<{ number: string; payer: string }>(`select number, payer from issued_document order by number`);
    const payer = await signedIn('finance-0151');
    const { items, total } = await payer.json<{ items: { number: string }[]; total: number }>('/api/documents');
    const own = numbers.filter((row) => row.payer === '0151').map((row) => row.number);
    expect([items.map((item) => item.number), total]).toEqual([own, own.length]);
    for (const { number, payer: of } of numbers) {
      const statuses = [await payer.get(`/api/documents/${number}`), await payer.get(`/api/documents/${number}/pdf`)].map((answer) => answer.status);
      expect([number, statuses]).toEqual([number, of === '0151' ? [200, 200] : [404, 404]]);
    }
    expect((await payer.get('/api/runs')).status).toBe(403);
  });

  it('lets an auditor verify the whole record and take it away', async () => {
    const auditor = await signedIn('auditor');
    const verified = await auditor.post('/api/audit/verify');
    expect([verified.status, await verified.json()]).toEqual([200, expect.objectContaining({ verdict: 'consistent' })]);
    expect((await auditor.get('/api/audit/pack')).status).toBe(200);
  });

  it('goes on telling whoever watches a run, and only of runs they may see', async () => {
    const officer = await signedIn('officer-rm');
    const firstEvent = async (path: string) => {
      const response = await officer.send(path, { headers: { Accept: 'text/event-stream' } });
      const reader = response.body?.getReader();
      let text = '';
      while (!text.includes('event:')) {
        const part = await reader?.read();
        if (part?.value === undefined) break;
        text += new TextDecoder().decode(part.value);
      }
      await reader?.cancel();
      return text;
    };
    expect(await firstEvent('/api/runs/RM/2024-04-02/events')).toContain('event: progress');
    expect(await firstEvent('/api/runs/KOMBIT/2024-04-02/events')).not.toContain('event: progress');
  });
});
