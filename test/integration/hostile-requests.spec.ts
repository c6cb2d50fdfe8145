import { PlanCalendar } from '#use-cases/plan-calendar';
import { waitFor } from '#apps/cli/demo/wait-for';
import { BETA_2024, exampleFile, smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { startTestWorker, type TestWorker } from './support/test-worker';

/** Requests that no page of ours makes: each is refused for what it is, and leaves nothing behind. */
const PEOPLE = [
  exampleFile('people', ['officer-rm', 'approver-rm', 'auditor', 'administrator']),
  'second-rm,Second,s@aconto.example,approver,RM,,2022-01-01,',
].join('\n');
const RUN = '/api/runs/RM/2024-04-02';

let aconto: TestInstallation;
let worker: TestWorker;
let api: TestApi;
let officer: TestBrowser;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  worker = await startTestWorker(aconto, temporal);
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  await aconto.get(PlanCalendar).playPast({ from: '2024-01-01', to: '2024-12-31' });
  await waitFor('the run to be prepared', async () => ((await stateOfRun()) === 'draft' ? true : null));
  api = await startTestApi(aconto, temporal);
  officer = await signedIn('officer-rm');
}, 120_000);

afterAll(async () => {
  await api.stop();
  await worker.stop();
  await aconto.stop();
});

async function stateOfRun(): Promise<string | undefined> {
  const [run] = await aconto.query<{ state: string }>(`select state from invoice_run where id = $1`, [
    `${BETA_2024.issuer}/${BETA_2024.billingDate}`,
  ]);
  return run?.state;
}

async function signedIn(person: string): Promise<TestBrowser> {
  const browser = new TestBrowser(api.url);
  await browser.signIn(person);
  return browser;
}

async function refusal(response: Response): Promise<[number, unknown]> {
  const problem = (await response.json()) as { code?: unknown };
  return [response.status, problem.code];
}

describe('text that could not be kept as it came', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('is refused before anything is asked of the procedure: %s', async (_what, reason) => {
    const response = await officer.post(`${RUN}/cancel`, { reason });
    const problem = (await response.json()) as { code: string; issues: { path: string }[] };
    expect([response.status, problem.code, problem.issues.map(({ path }) => path)]).toEqual([400, 'request-invalid', ['reason']]);
    expect(await stateOfRun()).toBe('draft');
  });

  it('is refused in an address', async () => {
    expect(await refusal(await officer.get('/api/documents?search=%00'))).toEqual([400, 'request-invalid']);
  });
});

describe('a cursor that no list has given', () => {
  const made = (...position: string[]) => Buffer.from(JSON.stringify(position)).toString('base64url');

  it.each([
    ['/api/documents', made('2024-99-99', 'x')],
    ['/api/documents?sort=total', made('9'.repeat(30), 'x')],
    ['/api/runs', made('a\u0000', 'x')],
    ['/api/audit/events', made('', 'x')],
  ])('is no fault of ours: %s', async (path, cursor) => {
    const response = await officer.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`);
    expect([path, await refusal(response)]).toEqual([path, [400, 'request-invalid']]);
  });
});

describe('a cookie that nobody here has written', () => {
  it('is nobody’s session', async () => {
    const response = await fetch(`${api.url}/api/session`, { headers: { Cookie: '__Host-aconto=%' } });
    expect(await refusal(response)).toEqual([401, 'sign-in-needed']);
  });
});

describe('a file', () => {
  it('is not taken in before it is known whose it is', async () => {
    // More than a file may be: whoever had read it would answer 413.
    const response = await new TestBrowser(api.url).postFile('/api/payments/files?issuer=RM', { name: 'x.xml', bytes: Buffer.alloc(20_000_001) });
    expect(await refusal(response)).toEqual([401, 'sign-in-needed']);
    expect(await refusal(await officer.postFile('/api/payments/files?issuer=RM', { name: 'x.xml', bytes: Buffer.alloc(20_000_001) }))).toEqual([
      413,
      'file-too-large',
    ]);
  });
});

describe('a name or address of a payer', () => {
  it.each([
    [{ name: 'Kommunen\r\nBcc: x@elsewhere.example' }, 'text-hidden-characters'],
    [{ city: 'By\u202eyB' }, 'text-hidden-characters'],
    [{ postcode: '0999\n1' }, 'text-hidden-characters'],
    [{ ean: '5799990001017' }, 'ean-check-digit'],
  ])('is held to what an imported one is: %j', async (change, code) => {
    const tag = (await officer.get('/api/payers/0101')).headers.get('ETag') ?? '';
    const response = await officer.post('/api/payers/0101/changes', { reason: 'they told us', change }, { 'If-Match': tag });
    expect(await refusal(response)).toEqual([422, code]);
  });
});

describe('an idempotency key that was used', () => {
  it('answers neither another person nor another command with what was answered to the first', async () => {
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    expect((await officer.post(`${RUN}/submit`)).status).toBe(200);
    const [first, second] = [await signedIn('approver-rm'), await signedIn('second-rm')];
    const { digest } = await first.json<{ digest: string }>(RUN);
    expect(await refusal(await first.post(`${RUN}/approve`, { digest: 'a'.repeat(64) }, key))).toEqual([409, 'approval-digest-differs']);
    const reject = { reason: 'not yet' };
    expect((await first.post(`${RUN}/reject`, reject, key)).status).toBe(200);
    expect(await (await first.post(`${RUN}/reject`, reject, key)).json()).toEqual({ state: 'rejected' });
    expect(await refusal(await second.post(`${RUN}/reject`, reject, key))).toEqual([409, 'run-in-other-state']);
    expect(await refusal(await first.post(`${RUN}/reject`, { reason: 'never' }, key))).toEqual([409, 'run-in-other-state']);
    expect(await refusal(await first.post(`${RUN}/approve`, { digest }, key))).toEqual([409, 'run-in-other-state']);
  });
});
