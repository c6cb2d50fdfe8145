import { NO_CHARGES } from '#domain/late-payment/charge-reminders';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';
import { readPdfText } from '../golden/documents/read-pdf-text';
import { ALFA_2024, smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT has billed ALFA 2024 to 0101, 0147 and 0151; 0147 was merged into 0101 afterwards. Nobody has paid. */
const PEOPLE = [
  smallWorld().people ?? '',
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'finance-0151,0151,g@aconto.example,payer,,0151,2022-01-01,',
].join('\n');
const PAYERS = smallWorld().payers?.replace(/^(0147,.*),2007-01-01,,,/m, '$1,2007-01-01,2025-01-01,0101,');

let aconto: TestInstallation;
let api: TestApi;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record({ ...smallWorld(), people: PEOPLE, payers: PAYERS ?? '' });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  const policy = { issuer: 'KOMBIT', programme: 'ALFA', isOn: true, charges: NO_CHARGES, reason: 'Aftalens § 7' };
  await aconto.get(SetReminderPolicy).execute({ ...aconto.commandOf('officer-kombit'), ...policy });
  api = await startTestApi(aconto, temporal);
}, 120_000);

afterAll(async () => {
  await api.stop();
  await aconto.stop();
});

interface OwnLetters {
  readonly letters: readonly {
    readonly batch: string;
    readonly payer: string;
    readonly total: string;
    readonly invoices: readonly { readonly document: string }[];
  }[];
}

const ownOf = async (person: string, query = '') => {
  const browser = new TestBrowser(api.url);
  await browser.signIn(person);
  const { letters } = await browser.json<OwnLetters>(`/api/mine/reminders${query}`);
  return { browser, letters };
};
const letterOf = async (browser: TestBrowser, batch: string, payer: string) =>
  await browser.get(`/api/reminders/${encodeURIComponent(batch)}/letters/${payer}?currency=DKK`);

it('shows a payer nothing of what is only proposed, and once it is sent its own letter and no other', async () => {
  const command = { ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT' };
  const batch = await aconto.get(ProposeReminders).execute(command);
  const before = await ownOf('finance-0101');
  expect(before.letters).toEqual([]);
  expect((await letterOf(before.browser, batch, '0101')).status).toBe(404);

  const digest = (await aconto.get(ShowReminders).execute('KOMBIT', 'approver-kombit')).waiting?.digest ?? '';
  await aconto.get(DecideReminders).approve({ ...aconto.commandOf('approver-kombit'), batch, digest });
  const { browser, letters } = await ownOf('finance-0101');
  expect(letters.map(({ payer, total, invoices }) => [payer, total, ...invoices.map(({ document }) => document)])).toEqual([
    ['0101', '312.50', 'KOMBIT-000001'],
    ['0147', '312.50', 'KOMBIT-000002'],
  ]);
  const letter = await letterOf(browser, batch, '0101');
  expect(letter.status).toBe(200);
  expect(readPdfText(Buffer.from(await letter.arrayBuffer())).join('\n')).toContain('KOMBIT-000001');
  expect((await letterOf(browser, batch, '0147')).status).toBe(200);
  expect((await letterOf(browser, batch, '0151')).status).toBe(404);
  expect((await ownOf('finance-0151')).letters.map(({ payer }) => payer)).toEqual(['0151']);
});

it('answers nobody for an organisation that is not theirs', async () => {
  const { browser } = await ownOf('finance-0151');
  expect((await browser.get('/api/mine/reminders?payer=0101')).status).toBe(404);
  const officer = new TestBrowser(api.url);
  await officer.signIn('officer-kombit');
  expect((await officer.get('/api/mine/reminders')).status).toBe(403);
});
