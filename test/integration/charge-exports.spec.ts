import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ChargeChoice } from '#domain/late-payment/charge-reminders';
import { verifyPack } from '#pack/verify/verify-pack';
import { ExportPack } from '#use-cases/export-pack';
import { HandOverCharges } from '#use-cases/ledger/hand-over-charges';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { DecideReversal } from '#use-cases/reminders/decide-reversal';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';
import { SeeOverview } from '#use-cases/see-overview';
import { attempt } from './support/attack';
import { ALFA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT has billed ALFA 2024 to 0101, 0147 and 0151, due on 2 May 2024. A reminder costs 100.00, which is a figure to try with. */
const RATES = ['country,kind,valid_from,valid_until,value,source,illustrative', 'DK,reminder-fee,2024-01-01,,100.00,tried,yes'].join('\n');
const FEE_ONLY: ChargeChoice = { fee: true, compensation: false, interest: false };
const FIRST = { issuer: 'KOMBIT', number: 1 };
const BOOKED = { receipt: 'BILAG 9', entries: 3, debitOre: 30_000n, sha256: null };

let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record({ ...smallWorld(), 'late-rates': RATES });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
});

afterEach(async () => {
  await aconto.stop();
});

const charges = () => aconto.get(HandOverCharges);
const by = (person = 'officer-kombit') => aconto.commandOf(person);
const exportTo = async (untilOn: string | null, person = 'officer-kombit') =>
  await charges().export({ ...by(person), issuer: 'KOMBIT', currency: 'DKK', untilOn });

/** Reminders of everything, approved; answers with their day. */
async function remind(): Promise<string> {
  await aconto
    .get(SetReminderPolicy)
    .execute({ ...by(), issuer: 'KOMBIT', programme: 'ALFA', isOn: true, charges: FEE_ONLY, reason: 'Aftalens § 7' });
  const batch = await aconto.get(ProposeReminders).execute({ ...by(), issuer: 'KOMBIT' });
  const { waiting } = await aconto.get(ShowReminders).execute('KOMBIT', 'approver-kombit');
  await aconto.get(DecideReminders).approve({ ...by('approver-kombit'), batch, digest: waiting?.digest ?? '' });
  return waiting?.on ?? '';
}

/** Takes back what the letter to a payer charged. */
async function takeBack(payer: string): Promise<void> {
  const [batch] = await aconto.query<{ id: string }>(`select id from reminder_batch`);
  const letter = { batch: batch?.id ?? '', payer, currency: 'DKK' as const, reason: 'Betalt samme dag' };
  const reversal = await aconto.get(ProposeReversal).execute({ ...by(), ...letter });
  await aconto.get(DecideReversal).approve({ ...by('approver-kombit'), reversal });
}

it('are in one file each, by the ledger: charged, and then taken back', async () => {
  await expect(exportTo(null)).rejects.toMatchObject({ code: 'charges-none' });
  const on = await remind();
  await expect(exportTo('2999-01-01')).rejects.toMatchObject({ code: 'day-not-over' });
  await expect(exportTo('2024-12-31')).rejects.toMatchObject({ code: 'charges-none' });
  expect((await charges().show('KOMBIT', 'officer-kombit')).outside).toEqual([
    { currency: 'DKK', entries: 3, owedOre: 30_000n, firstOn: on, lastOn: on },
  ]);
  expect(await exportTo(null)).toEqual(FIRST);
  const { bytes, made } = await charges().file(FIRST);
  const [batch] = await aconto.query<{ id: string }>(`select id from reminder_batch`);
  const line = (document: string, payer: string, account: string, sums: string) =>
    `KOMBIT/charges/1,${batch?.id}~${document},${on},${account},${payer},${document},DKK,${sums}`;
  expect(
    bytes
      .toString()
      .split('\n')
      .map((text) => text.replace(/,[^,]* Kommune,/, ',')),
  ).toEqual([
    'run,entry,on,account,payer,payer_name,document,currency,debit,credit',
    ...[
      ['KOMBIT-000001', '0101'],
      ['KOMBIT-000002', '0147'],
      ['KOMBIT-000003', '0151'],
    ].flatMap(([document = '', payer = '']) => [
      line(document, payer, 'receivable', '100.00,0.00'),
      line(document, payer, 'reminder-fees', '0.00,100.00'),
    ]),
    '',
  ]);
  expect(made).toMatchObject({ id: 'KOMBIT/charges/1', entries: 3, debitOre: 30_000n, creditOre: 30_000n, owedOre: 30_000n });
  await expect(exportTo(null)).rejects.toMatchObject({ code: 'charges-none' });

  await takeBack('0147');
  expect((await charges().show('KOMBIT', 'auditor')).outside).toMatchObject([{ entries: 1, owedOre: -10_000n }]);
  expect(await exportTo(null, 'approver-kombit')).toEqual({ issuer: 'KOMBIT', number: 2 });
  expect((await charges().file({ issuer: 'KOMBIT', number: 2 })).made).toMatchObject({ entries: 1, debitOre: 10_000n, owedOre: -10_000n });
  expect((await charges().file(FIRST)).bytes.equals(bytes)).toBe(true);
  const [ledger] = await aconto.query<{ owed: bigint }>(
    `select sum(debit_ore - credit_ore)::bigint as owed from ledger_entry where account = 'receivable' and position('~' in entry) > 0`,
  );
  const [files] = await aconto.query<{ owed: bigint }>(`select sum(owed_ore)::bigint as owed from ledger_export where number is not null`);
  expect(files).toEqual(ledger);
});

it('are acknowledged for what the file was, and signed off once nothing of its time is outside', async () => {
  await remind();
  await exportTo(null);
  const { made } = await charges().file(FIRST);
  const refused = { code: 'ledger-receipt-differs' };
  await expect(charges().acknowledge({ ...by(), ...FIRST, ...BOOKED, debitOre: 29_999n })).rejects.toMatchObject(refused);
  await expect(charges().acknowledge({ ...by(), ...FIRST, ...BOOKED, entries: 2 })).rejects.toMatchObject(refused);
  await expect(charges().acknowledge({ ...by(), ...FIRST, ...BOOKED, sha256: 'a'.repeat(64) })).rejects.toMatchObject(refused);
  await expect(charges().signOff({ ...by(), ...FIRST })).rejects.toMatchObject({
    code: 'charges-do-not-reconcile',
    message: 'the export is not acknowledged',
  });
  await charges().acknowledge({ ...by(), ...FIRST, ...BOOKED, sha256: made.sha256 });
  await charges().acknowledge({ ...by(), ...FIRST, ...BOOKED, sha256: made.sha256 });
  await expect(charges().acknowledge({ ...by(), ...FIRST, ...BOOKED, receipt: 'BILAG 10' })).rejects.toMatchObject({ code: 'ledger-acknowledged' });
  const tasks = async (person: string) =>
    (await aconto.get(SeeOverview).execute(person)).tasks.filter(({ kind }) => kind === 'record-receipt' || kind === 'sign-off');
  expect(await tasks('officer-kombit')).toEqual([{ kind: 'sign-off', issuer: 'KOMBIT', run: null, file: 1 }]);
  expect(await tasks('officer-rm')).toEqual([]);
  await takeBack('0151');
  await expect(charges().signOff({ ...by(), ...FIRST })).rejects.toMatchObject({
    code: 'charges-do-not-reconcile',
    message: expect.stringMatching(/^1 entries on or before .* are in no file$/) as string,
  });
  await exportTo(null);
  await charges().signOff({ ...by('approver-kombit'), ...FIRST });
  await charges().signOff({ ...by(), ...FIRST });
  expect(await tasks('approver-kombit')).toEqual([{ kind: 'record-receipt', issuer: 'KOMBIT', run: null, file: 2 }]);
  expect((await charges().show('KOMBIT', 'officer-kombit')).files).toMatchObject([
    { number: 2, receipt: null, signOff: null },
    { number: 1, receipt: { receipt: 'BILAG 9', sha256: made.sha256 }, signOff: { person: 'approver-kombit', totalOre: 30_000n, entries: 3 } },
  ]);
  const events = await aconto.query<{ type: string }>(`select type from audit_event where subject = 'KOMBIT/charges/1' order by seq`);
  expect(events.map(({ type }) => type)).toEqual(['ledger-exported', 'ledger-acknowledged', 'charges-signed-off']);
  const dir = join(aconto.folder, 'pack');
  await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
  expect((await verifyPack(dir, {})).checks.filter((check) => check.outcome === 'failed')).toEqual([]);
  expect(spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' }).stdout).toMatch(/ 0 differences\n$/);
});

it('are the desk’s of their issuer alone, once by a command, and held in the database', async () => {
  await remind();
  const entries = await aconto.query<{ entry: string }>(`select distinct entry from ledger_entry where position('~' in entry) > 0 order by entry`);
  const exported = (made: string, debit: number) =>
    `insert into ledger_export (id, sha256, entries, debit_ore, credit_ore, owed_ore, made_by, made_at, issuer, currency, number, until_on)
     values ('KOMBIT/charges/1', '${'0'.repeat(64)}', 3, ${debit}, ${debit}, ${debit}, '${made}', now(), 'KOMBIT', 'DKK', 1, '2999-01-01')`;
  const filed = (some: readonly string[]) =>
    `insert into ledger_export_entry values ${some.map((entry) => `('${entry}', 'KOMBIT/charges/1')`).join(', ')}`;
  const all = entries.map(({ entry }) => entry);
  expect(await attempt(aconto.testDatabase, [exported('officer-kombit', 30_000), filed(all)])).toBe('allowed');
  expect(await attempt(aconto.testDatabase, [exported('officer-kombit', 30_000)])).toBe('AC015');
  expect(await attempt(aconto.testDatabase, [exported('officer-kombit', 30_000), filed(all.slice(1))])).toBe('AC015');
  expect(await attempt(aconto.testDatabase, [exported('officer-kombit', 29_999), filed(all)])).toBe('AC015');
  expect(await attempt(aconto.testDatabase, [exported('officer-kombit', 30_000), filed([...all.slice(1), 'KOMBIT-000001'])])).toBe('AC015');
  expect(await attempt(aconto.testDatabase, [exported('officer-rm', 30_000), filed(all)])).toBe('AC003');
  await expect(exportTo(null, 'officer-rm')).rejects.toMatchObject({ code: 'role-missing' });
  const command = { ...by(), issuer: 'KOMBIT', currency: 'DKK' as const, untilOn: null };
  expect(await Promise.all([1, 2, 3].map(async () => await charges().export(command)))).toEqual([FIRST, FIRST, FIRST]);
  await expect(charges().show('KOMBIT', 'officer-rm')).rejects.toMatchObject({ code: 'role-missing' });
  const signed = (person: string, ore: number) => `insert into ledger_sign_off values ('KOMBIT/charges/1', '${person}', now(), ${ore}, 3)`;
  const receipt = `insert into ledger_export_receipt (export, receipt, entries, debit_ore, person, at) values ('KOMBIT/charges/1', 'B', 3, 30000, 'officer-kombit', now())`;
  expect(await attempt(aconto.testDatabase, [receipt, signed('approver-kombit', 30_000)])).toBe('allowed');
  expect(await attempt(aconto.testDatabase, [receipt, signed('approver-kombit', 29_000)])).toBe('AC015');
  expect(await attempt(aconto.testDatabase, [receipt, signed('officer-rm', 30_000)])).toBe('AC003');
  expect(await attempt(aconto.testDatabase, [`insert into ledger_export_entry values ('KOMBIT-000001', 'KOMBIT/charges/1')`])).toBe('AC015');
});
