import { DraftCredit } from '#use-cases/credits/draft-credit';
import { AnswerObjection } from '#use-cases/objections/answer-objection';
import { FileObjection } from '#use-cases/objections/file-objection';
import { ListObjections } from '#use-cases/objections/list-objections';
import { ShowPayments } from '#use-cases/payments/show-payments';
import { attempt } from './support/attack';
import { ALFA_2024, exampleFile, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** KOMBIT-000001 is 0101's, KOMBIT-000002 is 0147's, which 0101 succeeds from 2025 on. */
const PEOPLE = [
  exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'finance-0151,0151,f@aconto.example,payer,,0151,2022-01-01,',
].join('\n');

let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  const payers = smallWorld().payers?.replace(/^(0147,.*),2007-01-01,,,/m, '$1,2007-01-01,2025-01-01,0101,') ?? '';
  expect(payers).toContain(',2025-01-01,0101,');
  await aconto.record({ ...smallWorld(), people: PEOPLE, payers });
  await aconto.playToIssue(ALFA_2024);
});

afterEach(async () => {
  await aconto.stop();
});

const file = async (number: string, person = 'finance-0101') =>
  await aconto
    .get(FileObjection)
    .execute({ commandId: aconto.commandOf(person).commandId, person, number, text: 'Vi har ikke taget løsningen i brug' });

const answer = async (objection: string, outcome: 'upheld' | 'rejected', more: { person?: string; credit?: [] | null } = {}) =>
  await aconto.get(AnswerObjection).execute({
    ...aconto.commandOf(more.person ?? 'officer-kombit'),
    objection,
    outcome,
    reason: 'Efter aftalen betaler alle fra årets begyndelse',
    credit: more.credit ?? null,
  });

const disputed = async () => (await aconto.get(ShowPayments).openItems('KOMBIT', null)).filter((item) => item.isDisputed).map(({ number }) => number);

it('marks the document as disputed until it is answered, with a day by which it is', async () => {
  const id = await file('KOMBIT-000001');
  expect(id).toBe('KOMBIT-000001/1');
  expect(await disputed()).toEqual(['KOMBIT-000001']);
  // 14 days from 1 June 2026.
  expect(await aconto.get(ListObjections).execute({ issuer: 'KOMBIT' })).toMatchObject([
    { id, payer: '0101', answerDueOn: '2026-06-15', answer: null },
  ]);
  await answer(id, 'rejected');
  expect(await disputed()).toEqual([]);
  expect(await aconto.get(ListObjections).execute({ document: 'KOMBIT-000001' })).toMatchObject([
    { answer: { outcome: 'rejected', answeredBy: 'officer-kombit' } },
  ]);
  expect(
    (await aconto.query<{ type: string }>(`select type from audit_event where subject = 'KOMBIT-000001' order by seq`)).map(({ type }) => type),
  ).toEqual(['objection-filed', 'objection-answered']);
});

it('is filed by whoever acts for the payer or its successor, one at a time, and answered once', async () => {
  await file('KOMBIT-000002');
  await expect(file('KOMBIT-000002')).rejects.toMatchObject({ code: 'objection-open' });
  await expect(file('KOMBIT-000003')).rejects.toMatchObject({ code: 'role-missing' });
  await expect(file('KOMBIT-000001', 'officer-kombit')).rejects.toMatchObject({ code: 'role-missing' });
  await expect(file('KOMBIT-000099')).rejects.toMatchObject({ code: 'document-unknown' });
  await expect(answer('KOMBIT-000002/1', 'rejected', { person: 'officer-rm' })).rejects.toMatchObject({ code: 'role-missing' });
  await answer('KOMBIT-000002/1', 'rejected');
  await expect(answer('KOMBIT-000002/1', 'upheld')).rejects.toMatchObject({ code: 'objection-answered' });
  expect(await file('KOMBIT-000002')).toBe('KOMBIT-000002/2');
});

it('leads, when upheld, to a credit note that another person approves', async () => {
  const key = await answer(await file('KOMBIT-000001'), 'upheld', { credit: [] });
  if (!key) throw new Error('no credit note was drafted');
  await aconto.prepare(key);
  await aconto.submit(key);
  await aconto.approve(key);
  await aconto.issue(key);
  expect((await aconto.get(ShowPayments).openItems('KOMBIT', '0101')).map(({ number }) => number)).toEqual([]);
  await expect(
    aconto.get(DraftCredit).execute({ ...aconto.commandOf('officer-kombit'), number: 'KOMBIT-000001', lines: [], reason: 'igen' }),
  ).rejects.toMatchObject({ code: 'credit-nothing' });
});

it('is held in the database: neither filed for another payer nor answered from elsewhere, nor changed', async () => {
  await file('KOMBIT-000001');
  const filed = (document: string, payer: string, person: string) =>
    `insert into objection values ('${document}/7', '${document}', 7, '${payer}', '${person}', now(), current_date, 'x')`;
  expect(await attempt(aconto.testDatabase, [filed('KOMBIT-000003', '0151', 'finance-0151')])).toBe('allowed');
  expect(await attempt(aconto.testDatabase, [filed('KOMBIT-000003', '0101', 'finance-0101')])).toBe('AC014');
  expect(await attempt(aconto.testDatabase, [filed('KOMBIT-000003', '0151', 'finance-0101')])).toBe('AC003');
  expect(await attempt(aconto.testDatabase, [filed('KOMBIT-000001', '0101', 'finance-0101')])).toBe('AC014');
  const answered = (person: string) => `insert into objection_answer values ('KOMBIT-000001/1', 'rejected', '${person}', now(), 'x')`;
  expect(await attempt(aconto.testDatabase, [answered('approver-kombit')])).toBe('allowed');
  expect(await attempt(aconto.testDatabase, [answered('officer-rm')])).toBe('AC003');
  expect(await attempt(aconto.testDatabase, [`update objection set text = ''`])).toBe('42501');
});
