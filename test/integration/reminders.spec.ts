import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { NO_CHARGES } from '#domain/late-payment/charge-reminders';
import { verifyPack } from '#pack/verify/verify-pack';
import { CarryEInvoices } from '#use-cases/carry-e-invoices';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { ExportPack } from '#use-cases/export-pack';
import { FileObjection } from '#use-cases/objections/file-objection';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ReadReminderLetter } from '#use-cases/reminders/read-reminder-letter';
import { SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ShowReminders } from '#use-cases/reminders/show-reminders';
import { readPdfText } from '../golden/documents/read-pdf-text';
import { attempt } from './support/attack';
import { ALFA_2024, exampleFile, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT has billed ALFA 2024 to 0101, 0147 and 0151, due on 2 May 2024 and unpaid; it is 1 June 2026. */
const PEOPLE = [
  exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'both-kombit,Both,b@aconto.example,officer,KOMBIT,,2022-01-01,',
  'both-kombit,Both,b@aconto.example,approver,KOMBIT,,2022-01-01,',
].join('\n');

let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
});

afterEach(async () => {
  await aconto.stop();
});

const turn = async (isOn: boolean, person = 'officer-kombit', charges = NO_CHARGES) =>
  await aconto
    .get(SetReminderPolicy)
    .execute({ ...aconto.commandOf(person), issuer: 'KOMBIT', programme: 'ALFA', isOn, charges, reason: 'Aftalens § 7' });
const propose = async (person = 'officer-kombit') => await aconto.get(ProposeReminders).execute({ ...aconto.commandOf(person), issuer: 'KOMBIT' });
const shown = async (person = 'approver-kombit') => await aconto.get(ShowReminders).execute('KOMBIT', person);
const approve = async (batch: string, person = 'approver-kombit') =>
  await aconto.get(DecideReminders).approve({ ...aconto.commandOf(person), batch, digest: (await shown()).waiting?.digest ?? '' });

it('are there for no programme until somebody says so', async () => {
  expect(await shown()).toMatchObject({ policies: [{ programme: 'ALFA', isOn: false, person: null }], due: [], waiting: null });
  await expect(propose()).rejects.toMatchObject({ code: 'reminders-none' });
  await expect(turn(true, 'officer-rm')).rejects.toMatchObject({ code: 'role-missing' });
  await turn(true);
  expect((await shown()).due.map(({ document, sequence }) => [document, sequence])).toEqual([
    ['KOMBIT-000001', 1],
    ['KOMBIT-000002', 1],
    ['KOMBIT-000003', 1],
  ]);
  await turn(false);
  expect((await shown()).due).toEqual([]);
});

it('are sent with their documents once another person has approved what they saw, and not again for ten days', async () => {
  await turn(true);
  const batch = await propose('both-kombit');
  await expect(propose()).rejects.toMatchObject({ code: 'reminders-open' });
  await expect(approve(batch, 'officer-kombit')).rejects.toMatchObject({ code: 'role-missing' });
  await expect(approve(batch, 'both-kombit')).rejects.toMatchObject({ code: 'same-person' });
  await approve(batch);
  await expect(approve(batch)).rejects.toMatchObject({ code: 'reminders-decided' });
  const letter = (payer: string, ...documents: string[]) => ({ batch, payer, currency: 'DKK', documents });
  expect(await aconto.query(`select number, kind, content -> 'reminder' as reminder from mail where kind = 'resend' order by number`)).toEqual([
    { number: 'KOMBIT-000001', kind: 'resend', reminder: { sequence: 1, open: '312.50', letter: letter('0101', 'KOMBIT-000001') } },
    { number: 'KOMBIT-000002', kind: 'resend', reminder: { sequence: 1, open: '312.50', letter: letter('0147', 'KOMBIT-000002') } },
    { number: 'KOMBIT-000003', kind: 'resend', reminder: { sequence: 1, open: '625.00', letter: letter('0151', 'KOMBIT-000003') } },
  ]);
  expect(await shown()).toMatchObject({ due: [], waiting: null, decided: [{ id: batch, outcome: 'approved', count: 3 }] });
});

it('are one letter a payer, drawn when they are proposed, and mailed with every document in it', async () => {
  await turn(true);
  const batch = await propose();
  const letter = await aconto.get(ReadReminderLetter).execute({ batch, payer: '0101' });
  const text = readPdfText(letter.bytes).join('\n');
  for (const said of ['Rykker 1 fra', 'KOMBIT-000001', '312,50', 'Denne rykker opkræver hverken gebyr eller renter.']) expect(text).toContain(said);
  expect(text).not.toContain('KOMBIT-000002');
  await approve(batch);
  const [mail] = await aconto.query<{ id: string }>(`select id from mail where kind = 'resend' and number = 'KOMBIT-000001'`);
  await aconto.get(DispatchMails).dispatchMail(mail?.id ?? '', true);
  const folder = join(aconto.folder, 'mail', 'new');
  const mails = await Promise.all(readdirSync(folder).map((name) => simpleParser(readFileSync(join(folder, name)))));
  const sent = mails.find(({ subject }) => subject?.includes('Rykker 1'));
  expect(sent?.attachments.map(({ filename }) => filename)).toEqual(['Rykker-KOMBIT-000001.pdf', 'Faktura-KOMBIT-000001.pdf']);
  expect(sent?.attachments[0]?.content.equals(letter.bytes)).toBe(true);
  await expect(aconto.get(ReadReminderLetter).execute({ batch, payer: '0999' })).rejects.toMatchObject({ code: 'reminders-unknown' });
  const [told] = await aconto.query<{ letters: unknown }>(
    `select data::jsonb -> 'letters' as letters from audit_event where type = 'reminders-proposed'`,
  );
  expect(told?.letters).toContainEqual(['0101', 'DKK', letter.sha256, null]);
});

it('leave a pack that both verifiers accept: each was announced like every copy', async () => {
  await turn(true);
  await approve(await propose());
  const mails = await aconto.query<{ id: string }>(`select id from mail where kind = 'resend'`);
  for (const { id } of mails) await aconto.get(DispatchMails).dispatchMail(id, true);
  expect(await aconto.query(`select distinct state from mail where kind = 'resend'`)).toEqual([{ state: 'sent' }]);
  const dir = join(aconto.folder, 'pack');
  await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
  expect(readdirSync(join(dir, 'letters')).map((name) => name.replace(/^.*-(\d{4}-DKK)/, '$1'))).toEqual([
    '0101-DKK.pdf',
    '0147-DKK.pdf',
    '0151-DKK.pdf',
  ]);
  expect((await verifyPack(dir, {})).checks.filter((check) => check.outcome === 'failed')).toEqual([]);
  expect(spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' }).stdout).toMatch(
    /3 reminders, 3 letters; .* 0 differences\n$/,
  );
});

it('are never of a disputed document, also when the objection comes after the proposal', async () => {
  await turn(true);
  const batch = await propose();
  await aconto.get(FileObjection).execute({ ...aconto.commandOf('finance-0101'), number: 'KOMBIT-000001', text: 'Vi er uenige' });
  await expect(approve(batch)).rejects.toMatchObject({ code: 'reminders-stale' });
  await aconto.get(DecideReminders).reject({ ...aconto.commandOf('approver-kombit'), batch, reason: 'En er omtvistet' });
  expect((await shown()).due.map(({ document }) => document)).toEqual(['KOMBIT-000002', 'KOMBIT-000003']);
  await approve(await propose());
  expect(await aconto.query(`select number from mail where kind = 'resend' order by number`)).toEqual([
    { number: 'KOMBIT-000002' },
    { number: 'KOMBIT-000003' },
  ]);
});

it('are held in the database, whoever writes: two people, policy, dispute, three at most and ten days apart', async () => {
  const digest = 'a'.repeat(64);
  const batch = (id: string, on: string, person = 'officer-kombit') =>
    `insert into reminder_batch values ('${id}', 'KOMBIT', '${on}', '${digest}', '${person}', now())`;
  const reminder = (id: string, sequence: number, document = 'KOMBIT-000001') =>
    `insert into reminder (batch, document, sequence, open_ore) values ('${id}', '${document}', ${sequence}, 100)`;
  const decision = (id: string, person = 'approver-kombit') => `insert into reminder_decision values ('${id}', 'approved', '${person}', now(), null)`;
  const inTurn = async (...statements: string[]) => await attempt(aconto.testDatabase, statements);
  expect(await inTurn(batch('b1', '2024-06-01'), reminder('b1', 1))).toBe('AC016');
  await turn(true);
  const first = [batch('b1', '2024-06-01'), reminder('b1', 1), decision('b1')];
  expect(await inTurn(...first)).toBe('allowed');
  expect(await inTurn(batch('b1', '2024-05-02'), reminder('b1', 1))).toBe('AC016');
  expect(await inTurn(batch('b1', '2024-06-01'), reminder('b1', 2))).toBe('AC016');
  expect(await inTurn(...first, batch('b2', '2024-06-10'), reminder('b2', 2))).toBe('AC016');
  expect(await inTurn(...first, batch('b2', '2024-06-11'), reminder('b2', 2))).toBe('allowed');
  expect(await inTurn(batch('b1', '2024-06-01'), batch('b2', '2024-06-01'))).toBe('AC016');
  expect(await inTurn(batch('b1', '2024-06-01', 'officer-rm'))).toBe('AC003');
  expect(await inTurn(batch('b1', '2024-06-01', 'both-kombit'), reminder('b1', 1), decision('b1', 'both-kombit'))).toBe('AC004');
  expect(await inTurn(batch('b1', '2024-06-01'), reminder('b1', 1), decision('b1', 'approver-rm'))).toBe('AC003');
  const objection = `insert into objection values ('KOMBIT-000001/1', 'KOMBIT-000001', 1, '0101', 'finance-0101', now(), current_date, 'x')`;
  expect(await inTurn(objection, batch('b1', '2024-06-01'), reminder('b1', 1))).toBe('AC016');
  expect(await inTurn(batch('b1', '2024-06-01'), reminder('b1', 1), objection, decision('b1'))).toBe('AC016');
});

it('go as OIOUBL through the drop folder as well, once they are approved and only once, to a payer that takes it', async () => {
  await aconto.stop();
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  const world = { ...smallWorld(), people: PEOPLE };
  const taking = (row: string) => (row.startsWith('0147') ? row.replace(/,,,,,,$/, ',oioubl-2.1,0088,5799990001474,,AFD-17,1010-33') : row);
  await aconto.record({ ...world, payers: (world.payers ?? '').split('\n').map(taking).join('\n') });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  await turn(true);
  const batch = await propose();
  const folder = join(aconto.folder, 'e-invoices');
  const reminders = () => readdirSync(join(folder, 'outbox')).filter((name) => name.startsWith(batch));
  await aconto.get(CarryEInvoices).look();
  expect(reminders()).toEqual([]);
  await approve(batch);
  await aconto.get(CarryEInvoices).look();
  const [file = ''] = reminders();
  expect(file).toMatch(new RegExp(`^${batch}-0147-DKK-[0-9a-f]{64}[.]xml$`));
  const xml = readFileSync(join(folder, 'outbox', file), 'utf8');
  for (const said of ['<cbc:ReminderSequenceNumeric>1<', 'KOMBIT-000002', '>312.50<', 'AFD-17']) expect(xml).toContain(said);
  rmSync(join(folder, 'outbox', file));
  await aconto.get(CarryEInvoices).look();
  expect(reminders()).toEqual([]);
  writeFileSync(join(folder, 'receipts', 'r.json'), JSON.stringify({ format: 1, file, state: 'accepted', detail: null }));
  expect(await aconto.get(CarryEInvoices).look()).toEqual([]);
  expect(await aconto.query(`select state from reminder_e_invoice`)).toEqual([{ state: 'accepted' }]);
  await expect(aconto.query(`update reminder_e_invoice set state = 'queued', file_name = null, token = null`)).rejects.toMatchObject({
    driverError: { code: 'AC009' },
  });
});
