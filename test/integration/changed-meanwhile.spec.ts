import { costBasisWorkbook } from '../e2e/support/cost-basis-workbook';
import { smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** Two people look at the same thing, and both change it: the second must look again. */
const PEOPLE = [
  smallWorld().people ?? '',
  'second,Second,s@aconto.example,administrator,,,2022-01-01,',
  'guest,Guest,g@aconto.example,member,,,2022-01-01,',
  'preparer,Preparer,p@aconto.example,preparer,,,2022-01-01,',
].join('\n');

let aconto: TestInstallation;
let api: TestApi;
let administrator: TestBrowser;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  api = await startTestApi(aconto, temporal);
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

describe('a payer', () => {
  const tagOf = async (browser: TestBrowser) => {
    const response = await browser.get('/api/payers/0101');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    return response.headers.get('ETag') ?? '';
  };
  const proposal = (email: string) => ({ reason: 'they told us', change: { email } });

  it('is changed only by who says which version they saw', async () => {
    const officer = await signedIn('officer-kombit');
    expect(await refusal(await officer.post('/api/payers/0101/changes', proposal('a@b.example')))).toEqual([428, 'version-missing']);
    const old = { 'If-Match': '"0123456789abcdef"' };
    expect(await refusal(await officer.post('/api/payers/0101/changes', proposal('a@b.example'), old))).toEqual([412, 'changed-meanwhile']);
  });

  it('is not proposed to be changed by somebody who did not see what another has proposed', async () => {
    const [officer, other] = [await signedIn('officer-kombit'), await signedIn('officer-rm')];
    const seen = await tagOf(officer);
    expect(await tagOf(other)).toBe(seen);
    const again = { 'If-Match': seen, 'Idempotency-Key': crypto.randomUUID() };
    const first = await officer.post('/api/payers/0101/changes', proposal('one@b.example'), again);
    expect(first.status).toBe(200);
    expect(await refusal(await other.post('/api/payers/0101/changes', proposal('two@b.example'), { 'If-Match': seen }))).toEqual([
      412,
      'changed-meanwhile',
    ]);
    // The same command again has its first answer, however much has changed.
    expect(await (await officer.post('/api/payers/0101/changes', proposal('one@b.example'), again)).json()).toEqual(await first.json());
  });

  it('is approved only as the approver saw it', async () => {
    const [officer, approver] = [await signedIn('officer-rm'), await signedIn('approver-rm')];
    const { openChanges } = await approver.json<{ openChanges: { id: string }[] }>('/api/payers/0101');
    const seen = await tagOf(approver);
    expect((await officer.post('/api/payers/0101/changes', proposal('three@b.example'), { 'If-Match': seen })).status).toBe(200);
    const approve = async (tag: string) => approver.post(`/api/payer-changes/${openChanges[0]?.id}/approve`, {}, { 'If-Match': tag });
    expect(await refusal(await approve(seen))).toEqual([412, 'changed-meanwhile']);
    expect((await approve(await tagOf(approver))).status).toBe(200);
    // Approved is approved: saying it again changes nothing.
    expect((await approve(seen)).status).toBe(200);
  });
});

describe('a person’s roles', () => {
  const tagOf = async (browser: TestBrowser, person: string) => (await browser.get(`/api/people/${person}`)).headers.get('ETag') ?? '';
  const member = { role: 'member', scope: '', reason: 'moved on' };

  it('are changed only by who says which version they saw', async () => {
    expect(await refusal(await administrator.post('/api/people/guest/roles/take', member))).toEqual([428, 'version-missing']);
  });

  it('are not changed by the second of two who look at the same time', async () => {
    const second = await signedIn('second');
    const [one, other] = [await tagOf(administrator, 'guest'), await tagOf(second, 'guest')];
    expect(one).toBe(other);
    const key = crypto.randomUUID();
    const take = () => administrator.post('/api/people/guest/roles/take', member, { 'If-Match': one, 'Idempotency-Key': key });
    expect((await take()).status).toBe(200);
    const secretariat = { role: 'secretariat', scope: '', validFrom: '2026-01-01', validUntil: null };
    expect(await refusal(await second.post('/api/people/guest/roles', secretariat, { 'If-Match': other }))).toEqual([412, 'changed-meanwhile']);
    expect((await second.post('/api/people/guest/roles', secretariat, { 'If-Match': await tagOf(second, 'guest') })).status).toBe(200);
    // The first answer again, although the roles are others by now.
    expect((await take()).status).toBe(200);
  });

  it('name every place where they may be held', async () => {
    const { places } = await administrator.json<{ places: Record<string, { code: string }[]> }>('/api/people/guest');
    expect([places['issuer']?.map(({ code }) => code), places['payer']?.map(({ code }) => code)]).toEqual([
      ['KOMBIT', 'RM'],
      ['0101', '0147', '0151', '1082'],
    ]);
    expect(await refusal(await administrator.get('/api/people/nobody'))).toEqual([404, 'person-unknown']);
  });
});

describe('a programme’s reminders', () => {
  const policyOf = async (browser: TestBrowser) => {
    const { policies } = await browser.json<{ policies: { programme: string; tag: string; isOn: boolean }[] }>('/api/reminders?issuer=KOMBIT');
    return policies.find(({ programme }) => programme === 'ALFA') ?? { tag: '', isOn: null };
  };
  const on = { issuer: 'KOMBIT', programme: 'ALFA', isOn: true, charges: { fee: false, compensation: false, interest: false }, reason: 'agreed' };

  it('are turned on and off only by who saw how they stand', async () => {
    const officer = await signedIn('officer-kombit');
    const { tag } = await policyOf(officer);
    expect(await refusal(await officer.post('/api/reminders/policies', on))).toEqual([428, 'version-missing']);
    expect((await officer.post('/api/reminders/policies', on, { 'If-Match': `"${tag}"` })).status).toBe(200);
    expect(await refusal(await officer.post('/api/reminders/policies', { ...on, isOn: false }, { 'If-Match': `"${tag}"` }))).toEqual([
      412,
      'changed-meanwhile',
    ]);
    expect((await policyOf(officer)).isOn).toBe(true);
  });
});

describe('a draft of a cost basis', () => {
  let workbook: Awaited<ReturnType<typeof costBasisWorkbook>>;
  beforeAll(async () => {
    workbook = await costBasisWorkbook();
  });
  const upload = (fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.append('files', new Blob([new Uint8Array(workbook.buffer)]), workbook.name);
    return form;
  };

  it('is not overwritten by a preparer who looked before another made it', async () => {
    const preparer = await signedIn('preparer');
    const preview = async () => {
      const response = await preparer.postForm('/api/cost-bases/preview', upload({}));
      const { digest } = (await response.json()) as { digest: string };
      return { digest, tag: response.headers.get('ETag') ?? '' };
    };
    const draft = async ({ digest, tag }: Awaited<ReturnType<typeof preview>>) =>
      await preparer.postForm('/api/cost-bases', upload({ digest, issuer: 'KOMBIT' }), { 'If-Match': tag });
    const [one, other] = [await preview(), await preview()];
    expect(await (await draft(one)).json()).toMatchObject({ number: 1 });
    expect(await refusal(await draft(other))).toEqual([412, 'changed-meanwhile']);
    expect((await draft(await preview())).status).toBe(200);
  });
});
