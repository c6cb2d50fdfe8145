import { explanationLines } from '#apps/cli/print-explanation';
import { sum } from '#domain/money/money';
import { sha256Of } from '#persistence/imported-files';
import { ExplainDocument } from '#use-cases/explain-document';
import type { Explanation } from '#use-cases/explanation';
import { actualCostsOn, ALFA_2024, ALFA_2025, budgetsOn, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** 0101 bears a quarter of ALFA. Its document of 2025 bills 1400.00 on account and trues 2024 up from 1000.00 to 900.00. */
const DOCUMENT = 'KOMBIT-000004';
const LIMIT_MS = 60_000;
const BUDGETS_2025 = budgetsOn('2025-01-15', 'ALFA,2025,1400.00,approved');

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.record({ budgets: BUDGETS_2025, 'actual-costs': actualCostsOn('2025-03-01', 'ALFA,2024,900.00') });
  await aconto.playToIssue(ALFA_2025);
}, LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

function nodesOf(node: Explanation): Explanation[] {
  return [node, ...node.parts.flatMap(nodesOf), ...(node.from ? nodesOf(node.from) : [])];
}

it('follows the amount from the document to the budget, the accounts and the key', async () => {
  const lines = explanationLines(await aconto.get(ExplainDocument).execute(DOCUMENT)).map((line) => line.replace(/ sha256 .*?…/, ' sha256'));
  expect(lines).toEqual([
    '406.25  invoice KOMBIT-000004',
    '  350.00  line 1: Alfa 2025, acontobetaling',
    '    350.00  share of Alfa 2025 (on-account, round 1)',
    '      350.00  0101 Københavns Kommune: 1 of 4 (weight), the key, keys.csv:3 sha256',
    '        ← 1400.00  the year, net, by key ALFA v1',
    '          ← 1400.00  budget v1 as recorded, the budget, budgets.csv:2 sha256',
    '  -25.00  line 2: Alfa 2024, efterregulering',
    '    225.00  share of Alfa 2024 (true-up, round 2)',
    '      225.00  0101 Københavns Kommune: 1 of 4 (weight), the key, keys.csv:3 sha256',
    '        ← 900.00  the year, net, by key ALFA v1',
    '          ← 900.00  actual v1 as recorded, the accounts, actual-costs.csv:2 sha256, accounts accounts/accounts.csv',
    '    -250.00  settled before',
    '      -250.00  KOMBIT-000001 of 2024-04-02',
    '  81.25  VAT S 25.00 % of 325.00',
  ]);
});

it('sums at every node that has parts, in every document', async () => {
  for (const { number } of await aconto.query<{ number: string }>(`select number from issued_document`)) {
    const summed = nodesOf(await aconto.get(ExplainDocument).execute(number)).filter((node) => node.parts.length > 0);
    expect(summed.length).toBeGreaterThan(1);
    for (const node of summed)
      expect([number, node.kind, sum(node.parts.map((part) => part.amountOre))]).toEqual([number, node.kind, node.amountOre]);
  }
});

it('names the very file in which a figure came, though another of its name was imported before', async () => {
  const costs = nodesOf(await aconto.get(ExplainDocument).execute(DOCUMENT)).flatMap((node) => (node.kind === 'cost' ? [node] : []));
  expect(costs.map((cost) => cost.origin.file?.sha256)).toEqual([sha256Of(Buffer.from(BUDGETS_2025)), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(costs.map((cost) => cost.accounts?.sha256 ?? null)).toEqual([null, sha256Of(Buffer.from('accounts'))]);
});

it('refuses a number that was never issued', async () => {
  await expect(aconto.get(ExplainDocument).execute('KOMBIT-999999')).rejects.toMatchObject({ code: 'document-unknown' });
});
