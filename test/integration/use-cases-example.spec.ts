import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectFiles } from '#apps/cli/commands/import';
import type { RunKey } from '#contracts/invoice-run-process';
import { formatAmount } from '#domain/money/money';
import { verifyPack } from '#pack/verify/verify-pack';
import { ExportPack } from '#use-cases/export-pack';
import { ImportFiles } from '#use-cases/import-files';
import { RenderDocuments } from '#use-cases/render-documents';
import { ShowRun } from '#use-cases/show-run';
import { actualCostsOn, agreementsOn, budgetsOn } from './support/small-world';
import { run, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** The note's plan, issued date by date. Each test goes on where the last one of its group ended. */
const EXAMPLE = join(process.cwd(), 'example');
const KOMBIT_2025 = run('KOMBIT', '2025-04-01');
const RM_2026 = run('RM', '2026-04-01');
const RM_2027 = run('RM', '2027-04-01');
const LIMIT_MS = 120_000;

let aconto: TestInstallation;

async function importExample(): Promise<void> {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace(), now: '2027-06-01T09:00:00.000Z' });
  const reports = await aconto.get(ImportFiles).execute({ files: await collectFiles([join(EXAMPLE, 'fut-telma')]), person: 'administrator' });
  expect(reports.map((report) => report.outcome)).not.toContain('refused');
}

/** Net billed for a programme's service year by an issuer, in øre, by payer. */
async function billed(issuer: string, programme: string, year: number): Promise<Map<string, bigint>> {
  const rows = await aconto.query<{ payer: string; net: bigint }>(
    `select d.payer, sum(l.net_ore)::bigint as net from issued_document d join invoice_run i on i.id = d.run join document_line l on l.run = d.run and l.ordinal = d.ordinal
       join settlement_round r on r.run = l.run and r.position = l.position where i.issuer = $1 and r.programme = $2 and r.service_year = $3 group by d.payer`,
    [issuer, programme, year],
  );
  return new Map(rows.map((row) => [row.payer, row.net]));
}

async function rounds(key: RunKey): Promise<unknown[]> {
  return (await aconto.view(key)).rounds.map((round) => [
    round.programme,
    round.serviceYear,
    round.kind,
    round.sequence,
    formatAmount(round.amountOre),
  ]);
}

describe('April 2025', () => {
  beforeAll(importExample, LIMIT_MS);
  afterAll(async () => {
    await aconto.stop();
  });

  it(
    'is prepared with à conto 2025 blocked and the true-ups free to go',
    async () => {
      for (const date of ['2023-03-15', '2023-05-01', '2024-04-02']) await aconto.playToIssue(run('KOMBIT', date));
      await aconto.addBillingDates(KOMBIT_2025);
      await aconto.prepare(KOMBIT_2025);
      const view = await aconto.view(KOMBIT_2025);
      expect(view.blocked.map((blocked) => [blocked.serviceYear, blocked.kind, blocked.reason])).toEqual([
        [2025, 'on-account', 'budget-preliminary-estimate'],
      ]);
      expect(await rounds(KOMBIT_2025)).toEqual([
        ['FUT', 2024, 'true-up', 2, '51980115.60'],
        ['FUT', 2023, 'true-up', 3, '46998120.15'],
      ]);
    },
    LIMIT_MS,
  );

  it(
    'bills à conto 2025 in the same run once the agreement and the budget are recorded',
    async () => {
      await aconto.submit(KOMBIT_2025);
      await aconto.record({ agreements: agreementsOn('2025-03-20', 'FUT,2025'), budgets: budgetsOn('2025-03-20', 'FUT,2025,44007860.00,approved') });
      await expect(aconto.approve(KOMBIT_2025)).rejects.toMatchObject({ code: 'run-stale' });
      expect((await aconto.prepare(KOMBIT_2025)).outcome).toBe('prepared');
      expect((await aconto.view(KOMBIT_2025)).blocked).toEqual([]);
      expect(await rounds(KOMBIT_2025)).toEqual([
        ['FUT', 2025, 'on-account', 1, '44007860.00'],
        ['FUT', 2024, 'true-up', 2, '51980115.60'],
        ['FUT', 2023, 'true-up', 3, '46998120.15'],
      ]);
      await aconto.submit(KOMBIT_2025);
      await aconto.approve(KOMBIT_2025);
      expect((await aconto.issue(KOMBIT_2025)).outcome).toBe('issued');
      // 37.5 percent of the year's actual cost, to the øre, over the à conto and two true-ups.
      expect([...(await billed('KOMBIT', 'FUT', 2023)).values()].reduce((sum, net) => sum + net, 0n)).toBe(1_762_429_506n);
    },
    LIMIT_MS,
  );
});

describe('Region Østdanmark', () => {
  beforeAll(importExample, LIMIT_MS);
  afterAll(async () => {
    await aconto.stop();
  });

  const oestdanmark = (name: string) => readFileSync(join(EXAMPLE, 'ostdanmark', `${name}.csv`), 'utf8');

  it(
    'succeeds the two regions by an import that ends them and brings its keys',
    async () => {
      for (const date of ['2023-04-03', '2024-04-02', '2025-04-01']) await aconto.playToIssue(run('RM', date));
      await aconto.record({ budgets: budgetsOn('2026-01-15', 'FUT,2026,45000000.01,approved') });
      await aconto.playToIssue(RM_2026);
      expect([...(await billed('RM', 'FUT', 2026)).keys()].sort()).toEqual(['1081', '1082', '1083', '1084', '1085']);
      await aconto.record({ payers: oestdanmark('payers'), keys: oestdanmark('keys') });
      expect(await aconto.query(`select code, valid_until, successor from payer where code in ('1084', '1085', '1086') order by code`)).toEqual([
        { code: '1084', valid_until: '2027-01-01', successor: '1086' },
        { code: '1085', valid_until: '2027-01-01', successor: '1086' },
        { code: '1086', valid_until: null, successor: null },
      ]);
    },
    LIMIT_MS,
  );

  it(
    'is billed à conto 2027, and trued up for 2026 with what its predecessors paid',
    async () => {
      await aconto.record({
        budgets: budgetsOn('2027-01-15', 'FUT,2027,46000000.00,approved'),
        'actual-costs': actualCostsOn('2027-03-01', 'FUT,2026,44444444.43'),
      });
      const before = await billed('RM', 'FUT', 2026);
      await aconto.playToIssue(RM_2027);
      expect(await rounds(RM_2027)).toEqual(
        expect.arrayContaining([
          ['FUT', 2027, 'on-account', 1, '46000000.00'],
          ['FUT', 2026, 'true-up', 2, '44444444.43'],
        ]),
      );
      const payers = await aconto.query(`select distinct payer from issued_document where run = 'RM/2027-04-01' order by payer`);
      expect(payers).toEqual([{ payer: '1081' }, { payer: '1082' }, { payer: '1083' }, { payer: '1086' }]);

      const [share] = await aconto.query<{ settled: bigint; target: bigint; amount: bigint }>(
        `select s.settled_before_ore as settled, s.target_ore as target, s.amount_ore as amount from share s join settlement_round r on r.run = s.run and r.position = s.position
       where s.run = 'RM/2027-04-01' and s.payer = '1086' and r.service_year = 2026`,
      );
      expect(share?.settled).toBe((before.get('1084') ?? 0n) + (before.get('1085') ?? 0n));
      const after = await billed('RM', 'FUT', 2026);
      expect((after.get('1084') ?? 0n) + (after.get('1085') ?? 0n) + (after.get('1086') ?? 0n)).toBe(share?.target);
      // 62.5 percent of 44,444,444.43 is 27,777,777.76875: the odd øre goes to the larger fraction, which is Danske Regioner's.
      expect([...after.values()].reduce((sum, net) => sum + net, 0n)).toBe(2_777_777_777n);
    },
    LIMIT_MS,
  );

  it(
    'leaves a pack in which everything billed before and after can be recomputed',
    async () => {
      for (const { id, issuer, businessDate } of await aconto.get(ShowRun).list()) {
        await aconto
          .get(RenderDocuments)
          .execute({ issuer, billingDate: businessDate, from: 0, until: (await aconto.get(ShowRun).view(id)).documents.length });
      }
      const dir = join(aconto.folder, 'pack');
      await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
      const report = await verifyPack(dir, {});
      expect(report.checks.filter((check) => check.outcome === 'failed')).toEqual([]);
      expect(report.verdict).toBe('consistent');
    },
    LIMIT_MS,
  );
});
