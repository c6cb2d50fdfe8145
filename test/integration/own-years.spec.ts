import { actAs, findActingPerson } from '#persistence/acting-person';
import { Database } from '#persistence/database';
import { ReadPayerYears } from '#use-cases/read-payer-years';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** 0101 bears a quarter of ALFA and half of BETA, 0151 half of ALFA; one person acts for 0101, one for both. */
const PEOPLE = [
  smallWorld().people ?? '',
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'finance-both,Both,b@aconto.example,payer,,0101,2022-01-01,',
  'finance-both,Both,b@aconto.example,payer,,0151,2022-01-01,',
  'former,Former,o@aconto.example,payer,,0101,2022-01-01,2023-01-01',
].join('\n');

let aconto: TestInstallation;
let api: TestApi;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  await aconto.playToIssue(ALFA_2024);
  await aconto.playToIssue(BETA_2024);
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

interface Years {
  readonly payer: string;
  readonly years: readonly { readonly programme: string; readonly settled: string; readonly open: string | null }[];
}

async function refusalOf(browser: TestBrowser, path: string): Promise<[number, unknown]> {
  const response = await browser.get(path);
  const problem = (await response.json()) as { code?: unknown };
  return [response.status, problem.code];
}

const settledOf = ({ payer, years }: Years) => [payer, years.map(({ programme, settled, open }) => `${programme} ${settled}, open ${open}`)];

it('shows a payer its own years', async () => {
  const years = await (await signedIn('finance-0101')).json<Years>('/api/mine/years');
  expect(settledOf(years)).toEqual(['0101', ['ALFA 250.00, open 0.00', 'BETA 250.00, open 0.00']]);
});

it('lets those who act for two organisations choose, and begins with the first', async () => {
  const browser = await signedIn('finance-both');
  expect((await browser.json<Years>('/api/mine/years')).payer).toBe('0101');
  expect(settledOf(await browser.json<Years>('/api/mine/years?payer=0151'))).toEqual(['0151', ['ALFA 500.00, open 0.00']]);
});

it('knows no other organisation, whether there is such a one or not', async () => {
  const browser = await signedIn('finance-0101');
  for (const payer of ['0151', '1082', '9999']) {
    for (const path of ['years', 'years/export']) {
      expect([payer, await refusalOf(browser, `/api/mine/${path}?payer=${payer}`)]).toEqual([payer, [404, 'payer-unknown']]);
    }
  }
});

it('is for payers alone, for as long as they are that', async () => {
  for (const person of ['officer-kombit', 'auditor', 'administrator', 'former']) {
    expect([person, await refusalOf(await signedIn(person), '/api/mine/years')]).toEqual([person, [403, 'role-missing']]);
  }
});

it('is had as a file with heads in the language asked for', async () => {
  const browser = await signedIn('finance-0101');
  const response = await browser.get('/api/mine/years/export?format=csv&language=en');
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="0101.csv"');
  const [, first = ''] = (await response.text()).split('\r\n');
  expect(first).toContain('Alfa,2024,DKK,250.00,0.00,250.00');
});

it('shows no bill of another payer even where the question by itself would be answered', async () => {
  const database = await Database.connect({ url: aconto.testDatabase.webUrl, poolSize: 2, applicationName: 'own years', actor: findActingPerson });
  const asked = new ReadPayerYears(database, aconto.clock);
  const seen = await actAs('finance-0101', () => asked.execute('0151'));
  expect(seen.years.flatMap(({ lines, settledOre, openOre }) => [lines.length, settledOre, openOre])).toEqual([0, 0n, null]);
  expect(await actAs(null, () => asked.execute('0151').catch((error: unknown) => error))).toMatchObject({ code: 'payer-unknown' });
  await database.close();
});
