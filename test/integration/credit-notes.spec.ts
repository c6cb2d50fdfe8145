import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { RunKey } from '#contracts/invoice-run-process';
import { verifyPack } from '#pack/verify/verify-pack';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { ExportPack } from '#use-cases/export-pack';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { readDocumentData } from '#use-cases/document-data';
import { attempt } from './support/attack';
import { actualCostsOn, ALFA_2024, ALFA_2025, budgetsOn, agreementsOn, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT has billed ALFA 2024: 250.00 net to 0101 (KOMBIT-000001, 312.50) and 0147, 500.00 to 0151 (KOMBIT-000003, 625.00). */
let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
});

afterEach(async () => {
  await aconto.stop();
});

async function draft(number: string, lines: readonly { line: number; netOre: bigint }[] = [], person = 'officer-kombit'): Promise<RunKey> {
  const { commandId } = aconto.commandOf(person);
  return await aconto.get(DraftCredit).execute({ commandId, person, number, lines, reason: 'Aftalt nedslag' });
}

async function issueCredit(number: string, lines: readonly { line: number; netOre: bigint }[] = []): Promise<RunKey> {
  const key = await draft(number, lines);
  await aconto.prepare(key);
  await aconto.submit(key);
  await aconto.approve(key);
  expect((await aconto.issue(key)).outcome).toBe('issued');
  return key;
}

const issued = async () =>
  await aconto.query(
    `select i.number, i.kind, d.total_ore as total, q.corrects from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal
       left join credit_request q on q.run = i.run where i.series = 'KOMBIT' order by i.number`,
  );

it('is numbered in the series of its issuer, posted, printed, mailed and anchored like any document, and names its invoice', async () => {
  const key = await issueCredit('KOMBIT-000001', [{ line: 1, netOre: 10_000n }]);
  await aconto.deliver(key);
  expect((await issued()).at(-1)).toEqual({ number: 'KOMBIT-000004', kind: 'credit-note', total: -12_500n, corrects: 'KOMBIT-000001' });
  expect(
    await aconto.query(`select account, debit_ore as debit, credit_ore as credit from ledger_entry where entry = 'KOMBIT-000004' order by account`),
  ).toEqual([
    { account: 'output-vat', debit: 2_500n, credit: 0n },
    { account: 'programme-income', debit: 10_000n, credit: 0n },
    { account: 'receivable', debit: 0n, credit: 12_500n },
  ]);
  const { run, mails } = await aconto.view(key);
  expect([run.id, run.state]).toEqual(['KOMBIT/2026-06-01~KOMBIT-000001.1', 'completed']);
  expect(mails.filter(({ kind }) => kind === 'document').map(({ state }) => state)).toEqual(['sent']);
  expect(mails.some(({ kind }) => kind === 'anchor')).toBe(true);
  const [document] = await aconto.database.snapshot((transaction) =>
    readDocumentData(transaction, { run: run.id, from: 0, until: 1 }, { isExample: true }),
  );
  expect(document?.corrects).toEqual({ number: 'KOMBIT-000001', issuedOn: '2024-04-02' });
  expect(document?.lines.map(({ text, netOre, periodFrom }) => [text, netOre, periodFrom])).toEqual([
    ['Kreditering af faktura KOMBIT-000001: Alfa 2024, acontobetaling. Aftalt nedslag', -10_000n, '2024-01-01'],
  ]);
});

it('takes two people, an officer and an approver of the issuer', async () => {
  await expect(draft('KOMBIT-000001', [], 'approver-kombit')).rejects.toMatchObject({ code: 'role-missing' });
  await expect(draft('KOMBIT-000001', [], 'officer-rm')).rejects.toMatchObject({ code: 'role-missing' });
  const key = await draft('KOMBIT-000001');
  await aconto.prepare(key);
  await aconto.submit(key);
  const approved = (person: string) =>
    `update invoice_run set state = 'approved', approved_by = '${person}', approved_at = now(), approved_digest = digest where credit is not null`;
  expect(await attempt(aconto.testDatabase, [approved('officer-kombit')])).toBe('AC004');
  expect(await attempt(aconto.testDatabase, [approved('approver-rm')])).toBe('AC003');
  expect(await attempt(aconto.testDatabase, [approved('approver-kombit')])).toBe('allowed');
});

it('credits in parts and then the rest, and never more than the invoice was', async () => {
  await issueCredit('KOMBIT-000001', [{ line: 1, netOre: 10_000n }]);
  await expect(draft('KOMBIT-000001', [{ line: 1, netOre: 15_001n }])).rejects.toMatchObject({ code: 'credit-exceeds-line' });
  await issueCredit('KOMBIT-000001');
  await expect(draft('KOMBIT-000001')).rejects.toMatchObject({ code: 'credit-nothing' });
  expect((await issued()).slice(3)).toMatchObject([{ total: -12_500n }, { total: -18_750n }]);
  const balances = await aconto.get(ShowPayments).balances('KOMBIT');
  expect(balances.map(({ payer, openOre, ledgerOre }) => [payer, openOre, ledgerOre])).toEqual([
    ['0101', 0n, 0n],
    ['0147', 31_250n, 31_250n],
    ['0151', 62_500n, 62_500n],
  ]);
  expect((await aconto.get(ShowPayments).openItems('KOMBIT', '0101')).length).toBe(0);
});

it('refuses a second draft while one is open, a draft against a draft, and an internal posting', async () => {
  await draft('KOMBIT-000001');
  await expect(draft('KOMBIT-000001')).rejects.toMatchObject({ code: 'credit-open' });
  await expect(draft('KOMBIT-000009')).rejects.toMatchObject({ code: 'document-unknown' });
});

it('counts as settled at the round it corrects: the next true-up bills the payer again, and no one else', async () => {
  await issueCredit('KOMBIT-000001', [{ line: 1, netOre: 10_000n }]);
  await aconto.record({
    budgets: budgetsOn('2025-01-15', 'ALFA,2025,1000.00,approved'),
    agreements: agreementsOn('2025-01-15', 'ALFA,2025'),
    'actual-costs': actualCostsOn('2025-02-01', 'ALFA,2024,1000.00'),
  });
  await aconto.playToIssue(ALFA_2025);
  expect(
    await aconto.query(
      `select s.payer, s.settled_before_ore as settled, s.amount_ore as amount from share s join settlement_round r on r.run = s.run and r.position = s.position
       where r.run = 'KOMBIT/2025-04-01' and r.service_year = 2024 order by s.payer`,
    ),
  ).toEqual([
    { payer: '0101', settled: 15_000n, amount: 10_000n },
    { payer: '0147', settled: 25_000n, amount: 0n },
    { payer: '0151', settled: 50_000n, amount: 0n },
  ]);
});

it('makes a run stale that was prepared before it and settles the same year', async () => {
  await aconto.record({
    budgets: budgetsOn('2025-01-15', 'ALFA,2025,1000.00,approved'),
    agreements: agreementsOn('2025-01-15', 'ALFA,2025'),
    'actual-costs': actualCostsOn('2025-02-01', 'ALFA,2024,1200.00'),
  });
  await aconto.addBillingDates(ALFA_2025);
  await aconto.prepare(ALFA_2025);
  await aconto.submit(ALFA_2025);
  await aconto.approve(ALFA_2025);
  await issueCredit('KOMBIT-000001');
  expect((await aconto.issue(ALFA_2025)).outcome).toBe('stale');
});

it('is held in the database, whoever writes: lines of the invoice, with their VAT, and no more than they were', async () => {
  const key = await draft('KOMBIT-000001', [{ line: 1, netOre: 10_000n }]);
  await aconto.prepare(key);
  const id = `KOMBIT/2026-06-01~KOMBIT-000001.1`;
  const line = (change: string) => `update document_line set ${change} where run = '${id}'`;
  const asOwner = async (statement: string) =>
    await aconto.asOwner(async (client) => {
      await client.query('begin');
      try {
        await client.query(statement);
        for (const step of [
          `update invoice_run set state = 'submitted', submitted_by = 'officer-kombit', submitted_at = now() where id = '${id}'`,
          `update invoice_run set state = 'approved', approved_by = 'approver-kombit', approved_at = now(), approved_digest = digest where id = '${id}'`,
          `update invoice_run set state = 'issued', issued_on = now(), issued_at = now() where id = '${id}'`,
          `set constraints invoice_run_credit_fits immediate`,
        ])
          await client.query(step);
        return 'allowed';
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await client.query('rollback');
      }
    });
  expect(await asOwner('select 1')).toBe('allowed');
  expect(await asOwner(line('net_ore = -25001'))).toBe('AC013');
  expect(await asOwner(line('net_ore = 1'))).toBe('AC013');
  expect(await asOwner(line(`vat_category = 'O'`))).toBe('AC013');
  expect(await asOwner(line('corrected_run = null'))).toBe('AC013');
  expect(await asOwner(`update document set total_ore = -31251, net_ore = -31251, vat_ore = 0 where run = '${id}'`)).toBe('AC013');
  expect(await asOwner(`update document set payer = '0147' where run = '${id}'`)).toBe('AC013');
});

it('leaves a pack that both verifiers recompute, and neither when a credited amount is another', async () => {
  await aconto.deliver(await issueCredit('KOMBIT-000001', [{ line: 1, netOre: 10_000n }]));
  await aconto.deliver(await issueCredit('KOMBIT-000001'));
  const dir = join(aconto.folder, 'pack');
  await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
  const report = await verifyPack(dir, {});
  expect(report.checks.filter((check) => check.outcome === 'failed')).toEqual([]);
  const independent = spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' });
  expect(independent.stdout).toMatch(/2 credit notes.* 0 differences\n$/);
});
