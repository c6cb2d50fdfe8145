import { join } from 'node:path';
import { makeCamt, type MadeEntry } from '#bank-files/testing/make-camt';
import { verifyPack } from '#pack/verify/verify-pack';
import { ExportPack } from '#use-cases/export-pack';
import { DecidePayment } from '#use-cases/payments/decide-payment';
import { ImportBankFile, type BankFileReport } from '#use-cases/payments/import-bank-file';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { attempt } from './support/attack';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT has billed 1,000.00 and VAT: 312.50 to 0101 and to 0147, 625.00 to 0151. */
const ACCOUNT = 'DK5000400440116243';
const FIRST = '71<000000000000018';

let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.playToIssue(BETA_2024);
});

afterEach(async () => {
  await aconto.stop();
});

async function importEntries(entries: readonly MadeEntry[], more: { issuer?: string; person?: string; id?: string } = {}): Promise<BankFileReport> {
  const { issuer = 'KOMBIT', person = 'officer-kombit', id = 'S1' } = more;
  const text = makeCamt({ version: 'camt.053.001.02', id, account: ACCOUNT, entries });
  return await aconto.get(ImportBankFile).execute({ ...aconto.commandOf(person), issuer, name: `${id}.xml`, bytes: Buffer.from(text) });
}

const byReference: MadeEntry = {
  bankReference: 'B-1',
  bookedOn: '2024-04-30',
  transactions: [{ amountOre: 31_250n, references: [{ reference: FIRST }] }],
};
const unnamed: MadeEntry = { bankReference: 'B-2', bookedOn: '2024-04-30', transactions: [{ amountOre: 50_000n, text: 'betaling' }] };

const open = async () => (await aconto.get(ShowPayments).openItems('KOMBIT', null)).map(({ number, openOre }) => [number, openOre]);
const waiting = async () => (await aconto.get(ShowPayments).waiting('KOMBIT')).map(({ id, restOre }) => [id, restOre]);
const confirm = async (bankEntry: string, document: string, amountOre: bigint | null = null) =>
  await aconto.get(DecidePayment).confirm({ ...aconto.commandOf('officer-kombit'), bankEntry, document, amountOre, reason: null });

async function firstWaiting(): Promise<string> {
  const [entry] = await aconto.get(ShowPayments).waiting('KOMBIT');
  return entry?.id ?? '';
}

it('posts what carries a reference on its document, and takes an entry that comes in another file as known', async () => {
  expect(await importEntries([byReference, unnamed])).toMatchObject({ outcome: 'imported', matched: 1, toConfirm: 1, known: 0 });
  expect(await importEntries([byReference], { id: 'S2' })).toMatchObject({ outcome: 'imported', matched: 0, toConfirm: 0, known: 1 });
  expect(await open()).toEqual([
    ['KOMBIT-000002', 31_250n],
    ['KOMBIT-000003', 62_500n],
  ]);
});

it('refuses an entry that comes again with another amount, an account of another issuer, and people who are not at the desk', async () => {
  await importEntries([byReference]);
  const changed = { ...byReference, transactions: [{ amountOre: 31_251n, references: [{ reference: FIRST }] }] };
  await expect(importEntries([changed], { id: 'S2' })).rejects.toMatchObject({ code: 'bank-entry-differs' });
  await expect(importEntries([unnamed], { issuer: 'RM', person: 'officer-rm', id: 'S3' })).rejects.toMatchObject({
    code: 'bank-account-of-other-issuer',
  });
  await expect(importEntries([unnamed], { person: 'officer-rm', id: 'S4' })).rejects.toMatchObject({ code: 'role-missing' });
  await expect(importEntries([unnamed], { person: 'auditor', id: 'S5' })).rejects.toMatchObject({ code: 'role-missing' });
  expect(
    await aconto.query(`select id from bank_file join (select file as id, count(*) from bank_entry group by file) e on e.id = sha256`),
  ).toHaveLength(1);
});

it('lets a person divide a payment between documents, and no more than came', async () => {
  await importEntries([unnamed]);
  const entry = await firstWaiting();
  await confirm(entry, 'KOMBIT-000001', 31_250n);
  expect(await waiting()).toEqual([[entry, 18_750n]]);
  await expect(confirm(entry, 'KOMBIT-000002', 18_751n)).rejects.toMatchObject({ code: 'payment-does-not-fit' });
  await confirm(entry, 'KOMBIT-000002');
  await expect(confirm(entry, 'KOMBIT-000002')).rejects.toMatchObject({ code: 'payment-posted' });
  expect(await open()).toEqual([
    ['KOMBIT-000002', 12_500n],
    ['KOMBIT-000003', 62_500n],
  ]);
});

it('refuses a document of another issuer, an internal posting and one that is none', async () => {
  await importEntries([unnamed]);
  const entry = await firstWaiting();
  for (const number of ['RM-000001', 'RM-INT-000001', 'KOMBIT-999999']) {
    await expect(confirm(entry, number)).rejects.toMatchObject({ code: 'document-unknown' });
  }
});

it('takes a posting back once, on its own date, and the money waits again', async () => {
  await importEntries([byReference]);
  const [payment] = await aconto.query<{ posting: string; bankEntry: string }>(`select posting, bank_entry as "bankEntry" from payment`);
  const takeBack = async () =>
    await aconto.get(DecidePayment).takeBack({ ...aconto.commandOf('approver-kombit'), posting: payment?.posting ?? '', reason: 'wrong payer' });
  await takeBack();
  await expect(takeBack()).rejects.toMatchObject({ code: 'payment-taken-back' });
  expect(await waiting()).toEqual([[payment?.bankEntry, 31_250n]]);
  expect(
    await aconto.query(`select on_date as on, debit_ore as debit from ledger_entry where account = 'receivable' and run is null and debit_ore > 0`),
  ).toEqual([{ on: '2026-06-01', debit: 31_250n }]);
  await confirm(payment?.bankEntry ?? '', 'KOMBIT-000002');
  expect((await open()).map(([number]) => number)).toEqual(['KOMBIT-000001', 'KOMBIT-000003']);
});

it('gives the first answer to a command that comes again', async () => {
  await importEntries([unnamed]);
  const bankEntry = await firstWaiting();
  const command = { commandId: 'the same', person: 'officer-kombit', bankEntry, document: 'KOMBIT-000001', amountOre: 100n, reason: null };
  const answers = [await aconto.get(DecidePayment).confirm(command), await aconto.get(DecidePayment).confirm(command)];
  expect(answers[0]).toBe(answers[1]);
  await expect(aconto.get(DecidePayment).confirm({ ...command, amountOre: 101n })).rejects.toMatchObject({ code: 'command-reused' });
});

it('sets aside what is no payment, with a reason', async () => {
  await importEntries([{ ...unnamed, transactions: [{ amountOre: -2_500n, text: 'gebyr' }] }]);
  const bankEntry = await firstWaiting();
  await expect(aconto.get(DecidePayment).setAside({ ...aconto.commandOf('officer-kombit'), bankEntry, reason: ' ' })).rejects.toMatchObject({
    code: 'reason-missing',
  });
  await aconto.get(DecidePayment).setAside({ ...aconto.commandOf('officer-kombit'), bankEntry, reason: 'a fee of the bank' });
  expect(await waiting()).toEqual([]);
});

it('shows a payer its account: what was billed and paid, and the balance', async () => {
  await importEntries([byReference]);
  const [statement] = await aconto.get(ShowPayments).statement({ issuer: 'KOMBIT', payer: '0101', from: '2024-04-01', until: '2024-05-01' });
  expect(statement?.lines.map(({ type, document, amountOre, balanceOre }) => [type, document, amountOre, balanceOre])).toEqual([
    ['invoice', 'KOMBIT-000001', 31_250n, 31_250n],
    ['payment', 'KOMBIT-000001', -31_250n, 0n],
  ]);
});

it('holds in the database what is posted outside a run to its payment', async () => {
  await importEntries([byReference, unnamed]);
  const posted = (of: string, more = '') =>
    `insert into payment (posting, bank_entry, position, on_date, payer, document, amount_ore, basis, person, at)
     select id || '/2', id, 2, booked_on, '0147', ${of}, 100, 'confirmed', 'officer-kombit', now() from bank_entry where identity = 'B-2' ${more}`;
  const entry = (account: string, debit: number, credit: number) =>
    `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document)
     select posting, on_date, payer, '${account}', ${debit}, ${credit}, document from payment where position = 2`;
  const both = (bank: number, receivable: number) =>
    `${entry('bank', bank, 0)} union all ${entry('receivable', 0, receivable).slice(entry('', 0, 0).indexOf('select'))}`;
  const tries: [what: string, code: string, statements: readonly string[]][] = [
    ['as it was recorded', 'allowed', [posted(`'KOMBIT-000002'`), both(100, 100)]],
    ['not at all', 'AC007', [posted(`'KOMBIT-000002'`)]],
    ['with another amount', 'AC012', [posted(`'KOMBIT-000002'`), both(101, 101)]],
    ['on one side', 'AC007', [posted(`'KOMBIT-000002'`), entry('bank', 100, 0)]],
    ['on a document of another payer', 'AC012', [posted(`'KOMBIT-000001'`)]],
    ['on a document of another issuer', 'AC012', [posted(`'RM-000001'`)]],
    [
      'without a payment',
      'AC012',
      [
        `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document) values ('x', now(), '0101', 'bank', 0, 0, 'KOMBIT-000001')`,
      ],
    ],
    ['and changed afterwards', '42501', [`update payment set amount_ore = 1`]],
    ['by nobody at the desk', 'AC003', [posted(`'KOMBIT-000002'`).replace('officer-kombit', 'officer-rm')]],
  ];
  for (const [what, code, statements] of tries) expect([what, await attempt(aconto.testDatabase, statements)]).toEqual([what, code]);
});

it('leaves a pack in which entries, payments and ledger are checked', async () => {
  await importEntries([byReference, unnamed]);
  await confirm(await firstWaiting(), 'KOMBIT-000003');
  const dir = join(aconto.folder, 'pack');
  await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
  const report = await verifyPack(dir, {});
  expect(report.checks.filter((check) => check.outcome === 'failed')).toEqual([]);
  expect(report.checks.find(({ name }) => name.startsWith('payments'))?.checked).toBeGreaterThan(3);
});
