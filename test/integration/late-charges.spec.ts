import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeCamt } from '#bank-files/testing/make-camt';
import type { ChargeChoice } from '#domain/late-payment/charge-reminders';
import { parseAmount, sum } from '#domain/money/money';
import { verifyPack } from '#pack/verify/verify-pack';
import { ExportPack } from '#use-cases/export-pack';
import { ImportBankFile } from '#use-cases/payments/import-bank-file';
import { HandOverCharges } from '#use-cases/ledger/hand-over-charges';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';
import { attempt } from './support/attack';
import { ALFA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT has billed ALFA 2024 to 0101, 0147 (312.50 each) and 0151 (625.00), due on 2 May 2024; it is 1 June 2026. The figures are to try with. */
const RATES = [
  'country,kind,valid_from,valid_until,value,source,illustrative',
  'DK,reference-rate,2024-01-01,2025-01-01,2.00,tried,yes',
  'DK,reference-rate,2025-01-01,,3.00,tried,yes',
  'DK,interest-addition,2024-01-01,,8.00,tried,yes',
  'DK,reminder-fee,2024-01-01,,100.00,tried,yes',
].join('\n');
const CHOSEN: ChargeChoice = { fee: true, compensation: false, interest: true };

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

const choose = async (charges: ChargeChoice) =>
  await aconto
    .get(SetReminderPolicy)
    .execute({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT', programme: 'ALFA', isOn: true, charges, reason: 'Aftalens § 7' });
const shown = async () => await aconto.get(ShowReminders).execute('KOMBIT', 'approver-kombit');
const propose = async () => await aconto.get(ProposeReminders).execute({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT' });
const approve = async (batch: string) =>
  await aconto.get(DecideReminders).approve({ ...aconto.commandOf('approver-kombit'), batch, digest: (await shown()).waiting?.digest ?? '' });
const pay = async (document: string, amount: string, bookedOn: string) => {
  const [row] = await aconto.query<{ reference: string }>(`select payment_reference as reference from issued_document where number = $1`, [document]);
  const entries = [
    {
      bankReference: `B-${bookedOn}`,
      bookedOn,
      transactions: [{ amountOre: parseAmount(amount), references: [{ reference: row?.reference ?? '' }] }],
    },
  ];
  const text = makeCamt({ version: 'camt.053.001.02', id: bookedOn, account: 'DK5000400440116243', entries });
  const command = { ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT', name: 'bank.xml', bytes: Buffer.from(text) };
  return await aconto.get(ImportBankFile).execute(command);
};

it('charge nothing until a programme chooses to, and then nothing without a figure that somebody recorded', async () => {
  await choose({ fee: false, compensation: false, interest: false });
  expect((await shown()).due.map(({ feeOre, interestOre }) => [feeOre, interestOre])).toEqual([
    [0n, 0n],
    [0n, 0n],
    [0n, 0n],
  ]);
  await choose(CHOSEN);
  expect(await shown()).toMatchObject({ due: [], policies: [{ charges: CHOSEN }] });
  await expect(propose()).rejects.toMatchObject({ code: 'late-rate-missing' });
});

it('are posted as they are approved, count in what is open, and both verifiers work them out again', async () => {
  await aconto.record({ 'late-rates': RATES });
  await choose(CHOSEN);
  await pay('KOMBIT-000001', '112.50', '2024-12-31');
  await approve(await propose());
  // 312.50 × 243 days × 10 % to 31 December 2024, then 200.00 × 517 days × 11 %, each ÷ 365; 0147: 312.50 and 0151: 625.00 without a payment.
  expect(await aconto.query(`select document, open_ore as open, fee_ore as fee, interest_ore as interest from reminder order by document`)).toEqual([
    { document: 'KOMBIT-000001', open: 20_000n, fee: 10_000n, interest: 5_197n },
    { document: 'KOMBIT-000002', open: 31_250n, fee: 10_000n, interest: 6_949n },
    { document: 'KOMBIT-000003', open: 62_500n, fee: 10_000n, interest: 13_899n },
  ]);
  const balances = await aconto.get(ShowPayments).balances('KOMBIT');
  for (const { invoicedOre, chargedOre, creditedOre, paidOre, openOre, ledgerOre } of balances) {
    expect(openOre).toBe(invoicedOre + chargedOre + creditedOre - paidOre);
    expect(ledgerOre).toBe(openOre);
  }
  expect(sum(balances.map(({ chargedOre }) => chargedOre))).toBe(56_045n);
  // Money with the invoice's reference pays the charges as well.
  await pay('KOMBIT-000001', '351.97', '2026-06-01');
  expect((await aconto.get(ShowPayments).openItems('KOMBIT', null)).map(({ number }) => number)).toEqual(['KOMBIT-000002', 'KOMBIT-000003']);
  const file = await aconto.get(HandOverCharges).export({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT', currency: 'DKK', untilOn: null });
  const [head, ...postings] = (await aconto.get(HandOverCharges).file(file)).bytes.toString().trimEnd().split('\n');
  expect(head).toBe('run,entry,on,account,payer,payer_name,document,currency,debit,credit');
  expect(postings).toHaveLength(9);
  expect(sum(postings.map((line) => parseAmount(line.split(',').at(-2) ?? '')))).toBe(56_045n);
  expect(sum(postings.map((line) => parseAmount(line.split(',').at(-1) ?? '')))).toBe(56_045n);
  const dir = join(aconto.folder, 'pack');
  await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
  expect((await verifyPack(dir, {})).checks.filter((check) => check.outcome === 'failed')).toEqual([]);
  const independent = spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' });
  expect(independent.stdout).toMatch(/2 payments, 3 reminders, 3 letters; .* 0 differences\n$/);
});

it('are stale at approval when money came that had been paid before', async () => {
  await aconto.record({ 'late-rates': RATES });
  await choose(CHOSEN);
  const batch = await propose();
  await pay('KOMBIT-000001', '112.50', '2024-12-31');
  await expect(approve(batch)).rejects.toMatchObject({ code: 'reminders-stale' });
  expect(await aconto.query(`select 1 from ledger_entry where account in ('reminder-fees', 'late-interest')`)).toEqual([]);
});

it('are held in the database, whoever writes: chosen, posted to the øre, and nothing posted beside them', async () => {
  const digest = 'a'.repeat(64);
  const batch = `insert into reminder_batch values ('b1', 'KOMBIT', '2024-06-01', '${digest}', 'officer-kombit', now())`;
  const reminder = (fee: number) =>
    `insert into reminder (batch, document, sequence, open_ore, fee_ore) values ('b1', 'KOMBIT-000001', 1, 31250, ${fee})`;
  const decision = `insert into reminder_decision values ('b1', 'approved', 'approver-kombit', now(), null)`;
  const posted = (ore: number, account = 'reminder-fees', entry = 'b1~KOMBIT-000001') =>
    `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document) values
       ('${entry}', '2024-06-01', '0101', 'receivable', ${ore}, 0, 'KOMBIT-000001'), ('${entry}', '2024-06-01', '0101', '${account}', 0, ${ore}, 'KOMBIT-000001')`;
  const inTurn = async (...statements: string[]) => await attempt(aconto.testDatabase, statements);
  await choose({ fee: false, compensation: false, interest: true });
  expect(await inTurn(batch, reminder(10_000))).toBe('AC016');
  await choose(CHOSEN);
  expect(await inTurn(batch, reminder(10_000), decision, posted(10_000))).toBe('allowed');
  expect(await inTurn(batch, reminder(10_000), decision)).toBe('AC007');
  expect(await inTurn(batch, reminder(10_000), decision, posted(9_999))).toBe('AC012');
  expect(await inTurn(batch, reminder(10_000), decision, posted(10_000, 'late-interest'))).toBe('AC012');
  expect(await inTurn(batch, reminder(10_000), posted(10_000))).toBe('AC012');
  expect(await inTurn(batch, reminder(0), decision, posted(10_000, 'reminder-fees', 'b1~KOMBIT-000002'))).toBe('AC012');
  expect(await inTurn(`insert into late_rate values ('DK', 'reminder-fee', '2024-01-01', null, '100.001', 'x', false, 'x', now())`)).toBe('23514');
});
