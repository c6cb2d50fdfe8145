import { makeReadOnly } from '#persistence/read-only';
import { ReadSupposedKey } from '#use-cases/read-supposed-key';
import { Simulate } from '#use-cases/simulate';
import { ALFA_2024, budgetsOn, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** ALFA 2024 is billed at 1000.00 by 1 : 1 : 2; its 2025 is a preliminary estimate of 1400.00. */
const LIMIT_MS = 60_000;

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.record({ budgets: budgetsOn('2025-01-15', 'ALFA,2025,1400.00,preliminary-estimate') });
}, LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

/** How many rows every table has. */
async function rowsOfEveryTable(): Promise<string[]> {
  const tables = await aconto.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const counts: string[] = [];
  for (const { name } of tables) {
    const [row] = await aconto.query<{ rows: bigint }>(`select count(*) as rows from ${name}`);
    counts.push(`${name} ${row?.rows}`);
  }
  return counts;
}

it('shows each payer what another budget would cost it, also of a year that may not be billed, and leaves no trace', async () => {
  const before = await rowsOfEveryTable();
  const simulation = await aconto.get(Simulate).execute({ programme: 'ALFA', year: 2025, overrides: { budgetOre: 2000_00n } });
  expect(simulation.payers.map((row) => [row.payer, row.standsOre, row.supposedOre, row.differenceOre, row.settledOre])).toEqual([
    ['0101', 350_00n, 500_00n, 150_00n, 0n],
    ['0147', 350_00n, 500_00n, 150_00n, 0n],
    ['0151', 700_00n, 1000_00n, 300_00n, 0n],
  ]);
  expect(simulation).toMatchObject({ currency: 'DKK', standsOre: 1400_00n, supposedOre: 2000_00n, stands: { status: 'preliminary-estimate' } });
  expect(await rowsOfEveryTable()).toEqual(before);
});

it('sets a supposed account of a billed year beside what was billed, by a supposed key', async () => {
  const node = (code: string, weight: string) => ({ node: code, parent: 'ALL', method: 'percent', weight, source: '' }) as const;
  const root = { node: 'ALL', parent: null, method: null, weight: null, source: '' };
  const overrides = { actualOre: 800_00n, key: { nodes: [root, node('0101', '50'), node('0147', '25'), node('0151', '25')] } };
  const { payers } = await aconto.get(Simulate).execute({ programme: 'ALFA', year: 2024, overrides });
  expect(payers.map((row) => [row.payer, row.supposedOre, row.settledOre])).toEqual([
    ['0101', 400_00n, 250_00n],
    ['0147', 200_00n, 250_00n],
    ['0151', 200_00n, 500_00n],
  ]);
});

it('refuses a key that is unsound, and names what is wrong with it', async () => {
  const root = { node: 'ALL', parent: null, method: null, weight: null, source: '' };
  const half = { node: '0101', parent: 'ALL', method: 'percent', weight: '50', source: '' } as const;
  await expect(aconto.get(Simulate).execute({ programme: 'ALFA', year: 2025, overrides: { key: { nodes: [root, half] } } })).rejects.toMatchObject({
    code: 'key-unsound',
  });
});

it('refuses a year that nobody bills', async () => {
  await expect(aconto.get(Simulate).execute({ programme: 'ALFA', year: 2020, overrides: { budgetOre: 1n } })).rejects.toMatchObject({
    code: 'programme-not-billed',
  });
});

it('stands in a transaction in which PostgreSQL refuses every write', async () => {
  const write = aconto.database.snapshot(async (transaction) => {
    await makeReadOnly(transaction);
    await transaction.query(`insert into number_series (series) values ('X')`);
  });
  await expect(write).rejects.toThrow('read-only transaction');
});

it('supposes the key of a file that nobody has recorded, names its errors, and keeps neither', async () => {
  const header = 'key,programme,valid_from,node,parent,method,weight';
  const file = (...rows: readonly string[]) => ({ name: 'keys.csv', bytes: Buffer.from([header, ...rows].join('\n')) });
  const before = await rowsOfEveryTable();
  const read = aconto.get(ReadSupposedKey);
  const key = await read.execute(
    'ALFA',
    file('NY,ALFA,2026-01-01,ALL,,,', 'NY,ALFA,2026-01-01,0147,ALL,weight,1', 'NY,ALFA,2026-01-01,0151,ALL,weight,3'),
  );
  if ('issues' in key) throw new Error(`issues: ${JSON.stringify(key.issues)}`);
  const { payers } = await aconto.get(Simulate).execute({ programme: 'ALFA', year: 2025, overrides: { key } });
  expect(payers.map((row) => [row.payer, row.standsOre, row.supposedOre])).toEqual([
    ['0101', 350_00n, 0n],
    ['0147', 350_00n, 350_00n],
    ['0151', 700_00n, 1050_00n],
  ]);
  expect(await read.execute('ALFA', file('NY,ALFA,2026-01-01,ALL,,,', 'NY,ALFA,2026-01-01,9999,ALL,weight,1'))).toMatchObject({
    issues: [{ row: 3, column: 'node', code: 'payer-unknown' }],
  });
  await expect(read.execute('BETA', file('NY,ALFA,2026-01-01,ALL,,,', 'NY,ALFA,2026-01-01,0147,ALL,weight,1'))).rejects.toMatchObject({
    code: 'key-not-in-file',
  });
  expect(await rowsOfEveryTable()).toEqual(before);
});
