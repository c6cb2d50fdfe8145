import { changeOf } from '#domain/bridge/bridge';
import { readRunComparisonTotals } from '#persistence/run-comparison';
import { listRunComparison, type RunComparisonFilter, type RunComparisonSort } from '#persistence/run-comparison-list';
import { readTable } from '#tabular/read-table';
import { ExportComparison } from '#use-cases/export-comparison';
import { ExportRunLines } from '#use-cases/export-run-lines';
import { ReconcileRun } from '#use-cases/reconcile-run';
import { attempt } from './support/attack';
import { actualCostsOn, ALFA_2024, ALFA_2025, budgetsOn, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** ALFA goes from 1000.00 to 1400.00 by the same key 1 : 1 : 2, and its 2024 cost 900.00. Each test goes on where the last one ended. */
const RUN = 'KOMBIT/2025-04-01';
const LIMIT_MS = 60_000;

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.record({
    budgets: budgetsOn('2025-01-15', 'ALFA,2025,1400.00,approved'),
    'actual-costs': actualCostsOn('2025-03-01', 'ALFA,2024,900.00'),
  });
  await aconto.addBillingDates(ALFA_2025);
  await aconto.prepare(ALFA_2025);
}, LIMIT_MS);

afterAll(async () => {
  await aconto.stop();
});

async function page(sort: RunComparisonSort, rest: Partial<RunComparisonFilter> & { descending?: boolean; after?: string; limit?: number } = {}) {
  const { descending = false, after, limit = 10, ...filter } = rest;
  const request = {
    sort,
    descending,
    limit,
    after: after === undefined ? null : { value: after.split('/')[0] ?? '', tie: after.split('/')[1] ?? '' },
  };
  return await aconto.database.read((transaction) => listRunComparison(transaction, { run: RUN, ...filter }, request));
}

const codes = (found: { readonly items: readonly { readonly payer: string }[] }) => found.items.map((row) => row.payer);

it('is written with the draft: every payer beside last year, and what the difference is made of', async () => {
  const { items, total } = await page('payer');
  expect(total).toBe(3);
  expect(items.map((row) => [row.payer, row.lastYearOre, row.amountOre, changeOf(row.bridge, 'budget'), changeOf(row.bridge, 'correction')])).toEqual(
    [
      ['0101', 250_00n, 325_00n, 100_00n, -25_00n],
      ['0147', 250_00n, 325_00n, 100_00n, -25_00n],
      ['0151', 500_00n, 650_00n, 200_00n, -50_00n],
    ],
  );
  expect(items[0]).toMatchObject({ name: 'Københavns Kommune', changeBasisPoints: 3000, standsOut: null });
});

it('sums to the run, effect by effect', async () => {
  const { payers, bridge, standsOut } = await aconto.database.read((transaction) => readRunComparisonTotals(transaction, RUN));
  expect([payers, bridge.fromOre, bridge.toOre]).toEqual([3, 1000_00n, 1300_00n]);
  expect(bridge.steps.filter((step) => step.changeOre !== 0n)).toEqual([
    { effect: 'budget', changeOre: 400_00n },
    { effect: 'correction', changeOre: -100_00n },
  ]);
  expect(standsOut).toEqual({ 'new-payer': 0, 'no-longer-billed': 0, 'sign-changed': 0, 'far-from-the-others': 0 });
});

it('comes page by page, by any column either way, with equal rows in the order of their codes', async () => {
  const first = await page('difference', { descending: true, limit: 2 });
  expect([codes(first), first.last, first.total]).toEqual([['0151', '0101'], { value: '7500', tie: '0101' }, 3]);
  const second = await page('difference', { descending: true, limit: 2, after: '7500/0101' });
  expect([codes(second), second.last]).toEqual([['0147'], null]);
  expect(codes(await page('name'))).toEqual(['0151', '0147', '0101']);
  expect(codes(await page('correction'))).toEqual(['0151', '0101', '0147']);
});

it('is found by part of a name or code, and filtered by what stands out and by effect, counted over all pages', async () => {
  expect(codes(await page('payer', { search: 'BALLERUP' }))).toEqual(['0151']);
  expect(codes(await page('payer', { search: '014' }))).toEqual(['0147']);
  expect(codes(await page('payer', { search: '%' }))).toEqual([]);
  expect((await page('payer', { standsOut: ['new-payer', 'sign-changed'] })).total).toBe(0);
  expect((await page('payer', { effect: 'correction', limit: 1 })).total).toBe(3);
  expect((await page('payer', { effect: 'key' })).total).toBe(0);
});

it('is had as a workbook and as CSV, from last year through every effect to this year', async () => {
  const csv = await aconto.get(ExportComparison).execute({ run: RUN }, { format: 'csv', language: 'da' });
  const [heads, first] = csv.bytes.toString('utf8').split('\r\n');
  expect(heads).toBe(
    '\ufeffBetaler;Navn;Sidste år, netto;Budget;Fordelingsnøgle;Program;Ekstra år;Spærret;Efterregulering;Overført;Afrunding;Nu, netto;Ændring;Ændring i procent;Bemærk',
  );
  expect(first).toBe('0101;Københavns Kommune;250,00;100,00;0,00;0,00;0,00;0,00;-25,00;0,00;0,00;325,00;75,00;30,00%;');
  const xlsx = await aconto.get(ExportComparison).execute({ run: RUN, search: '0151' }, { format: 'xlsx', language: 'nb' });
  expect(xlsx.name).toBe('KOMBIT-2025-04-01.xlsx');
  const read = readTable({ name: xlsx.name, bytes: xlsx.bytes });
  expect('table' in read ? read.table.rows.map((row) => row.cells[11]?.text) : read.issues).toEqual(['650']);
  await expect(aconto.get(ExportComparison).execute({ run: 'KOMBIT/2030-04-01' }, { format: 'csv', language: 'da' })).rejects.toMatchObject({
    code: 'run-unknown',
  });
});

it('is had line by line as well, with the document and the year that each is for', async () => {
  const csv = await aconto.get(ExportRunLines).execute(RUN, { format: 'csv', language: 'da' });
  const [heads, ...lines] = csv.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(heads).toBe('\ufeffBetaler;Navn;Nummer;Dokument;Program;År;Del;Vedrører;Beløb, netto;Moms;Valuta;Dokumentet i alt');
  expect(lines).toHaveLength(6);
  expect(lines.slice(0, 2)).toEqual([
    '0101;Københavns Kommune;;faktura;ALFA;2025;ALL;à conto;350,00;25,00%;DKK;406,25',
    '0101;Københavns Kommune;;faktura;ALFA;2024;ALL;efterregulering;-25,00;25,00%;DKK;406,25',
  ]);
  const issued = await aconto.get(ExportRunLines).execute('KOMBIT/2024-04-02', { format: 'csv', language: 'en' });
  expect(issued.bytes.toString('utf8')).toContain('0101,Københavns Kommune,KOMBIT-000001,invoice,ALFA,2024,');
});

it('is held against documents, ledger and mails, pair by pair', async () => {
  const checks = await aconto.get(ReconcileRun).checks(RUN);
  expect(checks.map(({ check, left, right }) => [check, left, right]).slice(0, 2)).toEqual([
    ['net', 1300_00n, 1300_00n],
    ['documents', 3n, 0n],
  ]);
  await expect(aconto.get(ReconcileRun).checks('KOMBIT/2030-04-01')).rejects.toMatchObject({ code: 'run-unknown' });
});

it('is replaced when the run is prepared again', async () => {
  await aconto.record({ budgets: budgetsOn('2025-03-25', 'ALFA,2025,1000.00,approved') });
  await aconto.prepare(ALFA_2025);
  const { payers, bridge } = await aconto.database.read((transaction) => readRunComparisonTotals(transaction, RUN));
  expect([payers, bridge.toOre, changeOf(bridge, 'budget')]).toEqual([3, 900_00n, 0n]);
});

it('cannot be written any more once the run is submitted, nor hold effects that do not sum', async () => {
  const moved = `update run_comparison set budget_ore = budget_ore + 1 where run = '${RUN}'`;
  const removed = `delete from run_comparison where run = '${RUN}'`;
  const written = (budgetOre: number) =>
    `insert into run_comparison values ('${RUN}', '0101', 90, 100, -10, -1000, null, ${budgetOre}, 0, 0, 0, 0, -1, 0, 0)`;
  expect(await attempt(aconto.testDatabase, [moved])).toBe('42501');
  expect(await attempt(aconto.testDatabase, [removed, written(-9)])).toBe('allowed');
  expect(await attempt(aconto.testDatabase, [removed, written(-8)])).toBe('23514');
  await aconto.submit(ALFA_2025);
  expect(await attempt(aconto.testDatabase, [removed])).toBe('AC001');
});
