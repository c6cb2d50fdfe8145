import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { verifyPack } from '#pack/verify/verify-pack';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { ExportPack } from '#use-cases/export-pack';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { DecideReversal } from '#use-cases/reminders/decide-reversal';
import { ListChargedLetters } from '#use-cases/reminders/list-charged-letters';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';
import { SeeOverview } from '#use-cases/see-overview';
import { attempt } from './support/attack';
import { ALFA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** ALFA 2024 was billed to 0101, 0147 (312.50 each) and 0151 (625.00), due on 2 May 2024, and all were reminded on 1 June 2026. The figures are to try with. */
const RATES = [
  'country,kind,valid_from,valid_until,value,source,illustrative',
  'DK,interest,2024-01-01,,10.00,tried,yes',
  'DK,reminder-fee,2024-01-01,,100.00,tried,yes',
  'DK,compensation,2024-01-01,,310.00,tried,yes',
].join('\n');

let aconto: TestInstallation;
let batch: string;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record({ ...smallWorld(), 'late-rates': RATES });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  const charges = { fee: true, compensation: true, interest: true };
  const policy = { issuer: 'KOMBIT', programme: 'ALFA', isOn: true, charges, reason: 'Aftalens § 7' };
  await aconto.get(SetReminderPolicy).execute({ ...aconto.commandOf('officer-kombit'), ...policy });
  batch = await remind();
});

afterEach(async () => {
  await aconto.stop();
});

const remind = async () => {
  const id = await aconto.get(ProposeReminders).execute({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT' });
  const digest = (await shown()).waiting?.digest ?? '';
  await aconto.get(DecideReminders).approve({ ...aconto.commandOf('approver-kombit'), batch: id, digest });
  return id;
};
const shown = async () => await aconto.get(ShowReminders).execute('KOMBIT', 'approver-kombit');
const FIRST_PAGE = { sort: 'turn', descending: true, after: null, limit: 50 } as const;
const letters = async (search?: string) => await aconto.get(ListChargedLetters).execute({ issuer: 'KOMBIT', search }, FIRST_PAGE, 'approver-kombit');
const letterTo = async (payer: string) => (await letters(payer)).items[0];
const propose = async (payer = '0101', person = 'officer-kombit') =>
  await aconto.get(ProposeReversal).execute({ ...aconto.commandOf(person), batch, payer, currency: 'DKK', reason: 'Betalt samme dag' });
const approve = async (reversal: string, person = 'approver-kombit') =>
  await aconto.get(DecideReversal).approve({ ...aconto.commandOf(person), reversal });
const openOf = async (payer: string) => (await aconto.get(ShowPayments).openItems('KOMBIT', payer)).map(({ openOre }) => openOre);

it('are taken back whole: on the ledger, in what is open, on the statement of account, and for both verifiers', async () => {
  // 100.00 + 310.00 + 312.50 × 760 days × 10 % ÷ 365.
  const chargedOre = 10_000n + 31_000n + 6_507n;
  expect(await openOf('0101')).toEqual([31_250n + chargedOre]);
  expect(await letterTo('0101')).toMatchObject({ chargesOre: chargedOre, documents: ['KOMBIT-000001'], reversal: null });
  aconto.clock.set('2026-06-03T09:00:00.000Z');
  const reversal = await propose();
  expect(reversal).toBe(`${batch}-T1`);
  await approve(reversal);
  expect(await letterTo('0101')).toMatchObject({
    reversal: { outcome: 'approved', on: '2026-06-03', reason: 'Betalt samme dag', decidedBy: 'approver-kombit' },
    proposeUnavailableBecause: 'charges-reversed',
  });
  expect(await openOf('0101')).toEqual([31_250n]);
  for (const { invoicedOre, chargedOre: chargedNow, creditedOre, paidOre, openOre, ledgerOre } of await aconto.get(ShowPayments).balances('KOMBIT'))
    expect([ledgerOre, openOre]).toEqual([openOre, invoicedOre + chargedNow + creditedOre - paidOre]);
  expect(
    await aconto.query(`select account, debit_ore as debit, credit_ore as credit from ledger_entry where entry like '%~back' order by account`),
  ).toEqual([
    { account: 'late-compensation', debit: 31_000n, credit: 0n },
    { account: 'late-interest', debit: 6_507n, credit: 0n },
    { account: 'receivable', debit: 0n, credit: chargedOre },
    { account: 'reminder-fees', debit: 10_000n, credit: 0n },
  ]);
  const [statement] = await aconto.get(ShowPayments).statement({ issuer: 'KOMBIT', payer: '0101', from: '2026-06-01', until: '2027-01-01' });
  expect(statement?.lines.filter(({ type }) => type === 'reversal').map(({ on, amountOre }) => [on, amountOre])).toEqual([
    ['2026-06-03', -31_000n],
    ['2026-06-03', -6_507n],
    ['2026-06-03', -10_000n],
  ]);
  expect(statement?.closingOre).toBe(31_250n);
  expect(await verified()).toEqual([[], '0 differences']);
});

it('are not charged again: a later reminder has interest of the days since only, no second compensation, and is worked out again by both verifiers', async () => {
  const mails = await aconto.query<{ id: string }>(`select id from mail where state = 'queued'`);
  for (const { id } of mails) await aconto.get(DispatchMails).dispatchMail(id, true);
  await approve(await propose());
  aconto.clock.set('2026-06-12T09:00:00.000Z');
  await remind();
  expect(
    await aconto.query(`select open_ore as open, fee_ore as fee, compensation_ore as compensation, interest_ore as interest
    from reminder where document = 'KOMBIT-000001' and sequence = 2`),
  ).toEqual([
    // 312.50 × 771 days × 10 % ÷ 365 = 66.01 of which 65.07 were charged and taken back.
    { open: 31_250n, fee: 10_000n, compensation: 0n, interest: 94n },
  ]);
  expect(await verified()).toEqual([[], '0 differences']);
});

it('make reminders that wait for a decision stale', async () => {
  aconto.clock.set('2026-06-12T09:00:00.000Z');
  const next = await aconto.get(ProposeReminders).execute({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT' });
  const digest = (await shown()).waiting?.digest ?? '';
  await approve(await propose());
  await expect(aconto.get(DecideReminders).approve({ ...aconto.commandOf('approver-kombit'), batch: next, digest })).rejects.toMatchObject({
    code: 'reminders-stale',
  });
});

it('take two people, a reason, and a letter that charged something, once', async () => {
  await expect(propose('0101', 'approver-kombit')).rejects.toMatchObject({ code: 'role-missing' });
  await expect(propose('1082')).rejects.toMatchObject({ code: 'letter-without-charges' });
  const command = { ...aconto.commandOf('officer-kombit'), batch, payer: '0101', currency: 'DKK' as const };
  await expect(aconto.get(ProposeReversal).execute({ ...command, reason: ' ' })).rejects.toMatchObject({ code: 'reason-missing' });
  await expect(aconto.get(ProposeReversal).execute({ ...command, batch: 'KOMBIT-2026-06-01-9', reason: 'x' })).rejects.toMatchObject({
    code: 'reminders-unknown',
  });
  const reversal = await propose();
  await expect(propose()).rejects.toMatchObject({ code: 'reversal-open' });
  const tasks = async (person: string) => (await aconto.get(SeeOverview).execute(person)).tasks.filter(({ kind }) => kind === 'decide-reversal');
  expect(await tasks('approver-kombit')).toMatchObject([{ issuer: 'KOMBIT' }]);
  expect([await tasks('officer-kombit'), await tasks('approver-rm')]).toEqual([[], []]);
  await expect(approve(reversal, 'officer-kombit')).rejects.toMatchObject({ code: 'role-missing' });
  const reject = { ...aconto.commandOf('approver-kombit'), reversal, reason: 'Rykkeren var rigtig' };
  await aconto.get(DecideReversal).reject(reject);
  await aconto.get(DecideReversal).reject(reject);
  await expect(approve(reversal)).rejects.toMatchObject({ code: 'reversal-decided' });
  expect(await letterTo('0101')).toMatchObject({ reversal: { outcome: 'rejected', rejectedBecause: 'Rykkeren var rigtig' } });
  expect(await aconto.query(`select 1 from ledger_entry where entry like '%~back'`)).toEqual([]);
  const again = await propose();
  expect(again).toBe(`${batch}-T2`);
  await approve(again);
  await expect(propose()).rejects.toMatchObject({ code: 'charges-reversed' });
  expect(await aconto.query(`select type from audit_event where type like 'charges-%' order by seq`)).toEqual([
    { type: 'charges-reversal-proposed' },
    { type: 'charges-reversal-rejected' },
    { type: 'charges-reversal-proposed' },
    { type: 'charges-reversed' },
  ]);
});

it('are listed by letter, those first that wait for a decision, a page at a time, for those who may read them', async () => {
  const payersOf = (page: Awaited<ReturnType<typeof letters>>) => page.items.map(({ payer }) => payer);
  expect(payersOf(await letters())).toEqual(['0101', '0147', '0151']);
  await approve(await propose('0151'));
  await propose('0147');
  expect(payersOf(await letters())).toEqual(['0147', '0151', '0101']);
  expect([payersOf(await letters('frederiksberg')), payersOf(await letters('nobody')), payersOf(await letters('%'))]).toEqual([['0147'], [], []]);
  const first = await aconto.get(ListChargedLetters).execute({ issuer: 'KOMBIT' }, { ...FIRST_PAGE, limit: 2 }, 'auditor');
  expect([payersOf(first), first.total]).toEqual([['0147', '0151'], 3]);
  const next = await aconto.get(ListChargedLetters).execute({ issuer: 'KOMBIT' }, { ...FIRST_PAGE, limit: 2, after: first.last }, 'auditor');
  expect([payersOf(next), next.last]).toEqual([['0101'], null]);
  await expect(aconto.get(ListChargedLetters).execute({ issuer: 'KOMBIT' }, FIRST_PAGE, 'officer-rm')).rejects.toMatchObject({
    code: 'role-missing',
  });
});

it('are held in the database, whoever writes: two people, posted to the øre, and nothing posted that was not decided', async () => {
  const reversal = (payer = '0101', id = 'r1', person = 'officer-kombit') =>
    `insert into charge_reversal values ('${id}', '${batch}', '${payer}', 'DKK', 'tried', '${person}', now())`;
  const decision = (person = 'approver-kombit', on = '2026-06-02') =>
    `insert into charge_reversal_decision values ('r1', 'approved', '${person}', now(), '${on}', null)`;
  const posted = (fee = 10_000, on = '2026-06-02', back = '~back') => {
    const row = (account: string, debit: number, credit: number) =>
      `('${batch}~KOMBIT-000001${back}', '${on}', '0101', '${account}', ${debit}, ${credit}, 'KOMBIT-000001')`;
    const rows = [
      row('receivable', 0, 37_507 + fee),
      row('reminder-fees', fee, 0),
      row('late-compensation', 31_000, 0),
      row('late-interest', 6_507, 0),
    ];
    return `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document) values ${rows.join(', ')}`;
  };
  const inTurn = async (...statements: string[]) => await attempt(aconto.testDatabase, statements);
  expect(await inTurn(reversal(), decision(), posted())).toBe('allowed');
  expect(await inTurn(reversal('0101', 'r1', 'approver-kombit'))).toBe('AC003');
  expect(await inTurn(reversal('1082'))).toBe('AC016');
  expect(await inTurn(reversal(), reversal('0101', 'r2'))).toBe('AC016');
  expect(await inTurn(reversal(), decision('officer-kombit'))).toBe('AC003');
  expect(await inTurn(reversal(), decision('approver-kombit', '2026-05-31'))).toBe('AC016');
  expect(await inTurn(reversal(), decision())).toBe('AC007');
  expect(await inTurn(posted())).toBe('AC012');
  expect(await inTurn(reversal(), posted())).toBe('AC012');
  expect(await inTurn(reversal(), decision(), posted(9_999))).toBe('AC012');
  expect(await inTurn(reversal(), decision(), posted(10_000, '2026-06-03'))).toBe('AC012');
  expect(await inTurn(reversal(), decision(), posted(10_000, '2026-06-02', '~again'))).toBe('AC012');
});

/** What fails in the pack, and how the independent recomputation ends. */
async function verified(): Promise<[unknown, string]> {
  const dir = join(aconto.folder, 'pack');
  await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
  const failed = (await verifyPack(dir, {})).checks.filter((check) => check.outcome === 'failed');
  const { stdout } = spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' });
  return [failed, /\d+ differences\n$/.exec(stdout)?.[0].trim() ?? stdout];
}
