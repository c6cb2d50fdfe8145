import { approve, attempt as attemptOn, becomes, DRAFT, ISSUED, PERMISSION_DENIED, submit } from './support/attack';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

let aconto: TestInstallation;

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
  await aconto.addBillingDates(BETA_2024);
  await aconto.prepare(BETA_2024);
});

afterAll(async () => {
  await aconto.stop();
});

async function attempt(...statements: readonly string[]): Promise<string> {
  return await attemptOn(aconto.testDatabase, statements);
}

describe('an issue', () => {
  const DOCUMENTS = (
    select: string,
  ) => `insert into issued_document (number, series, serial, run, ordinal, kind, payer, issued_on, issuer_details, recipient_details, line_texts, recorded_at)
    ${select}`;
  /** RM's run has an invoice for 0101 (312.50) and an internal posting for 1082 (250.00). */
  const numbered = (serial = 1, payer = `d.payer`) =>
    DOCUMENTS(
      `select case d.kind when 'internal' then 'RM-INT-000001' else 'RM-' || lpad('${serial}', 6, '0') end, case d.kind when 'internal' then 'RM-INT' else 'RM' end,
       case d.kind when 'internal' then 1 else ${serial} end, d.run, d.ordinal, d.kind, ${payer}, date '2024-04-02', '{}'::jsonb, '{}'::jsonb, '[]'::jsonb, now() from document d where d.run = '${DRAFT}'`,
    );
  const take = (series: string, count: number) => `update number_series set next = next + ${count} where series = '${series}'`;
  const rounds = `insert into issued_round select programme, service_year, branch, sequence, run, position from settlement_round where run = '${DRAFT}'`;
  const posted = (owedOre = 'd.total_ore', account = `case d.kind when 'internal' then 'internal' else 'receivable' end`) =>
    `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document, run)
     select i.number, date '2024-04-02', d.payer, ${account}, ${owedOre}, 0, i.number, d.run
       from document d join issued_document i on i.run = d.run and i.ordinal = d.ordinal where d.run = '${DRAFT}'
     union all select i.number, date '2024-04-02', d.payer, 'programme-income', 0, d.total_ore, i.number, d.run
       from document d join issued_document i on i.run = d.run and i.ordinal = d.ordinal where d.run = '${DRAFT}'`;
  const issued = becomes('issued', `, issued_on = '2024-04-02', issued_at = now()`);
  const approved = [submit(), approve()];
  const takes = [take('RM', 1), take('RM-INT', 1)];

  it('that is whole is committed', async () => {
    expect(await attempt(...approved, ...takes, numbered(), rounds, posted(), issued)).toBe('allowed');
  });

  it.each([
    ['without documents', 'AC007', [...approved, rounds, issued]],
    ['without rounds', 'AC007', [...approved, ...takes, numbered(), posted(), issued]],
    [
      'with one number missing',
      'AC007',
      [...approved, take('RM', 1), numbered().replace(`d.run = '${DRAFT}'`, `d.run = '${DRAFT}' and d.kind <> 'internal'`), rounds, posted(), issued],
    ],
    ['without the ledger', 'AC007', [...approved, ...takes, numbered(), rounds, issued]],
    ['with a ledger that is an øre off', 'AC007', [...approved, ...takes, numbered(), rounds, posted('d.total_ore + 1'), issued]],
    ['with the debt on another account', 'AC007', [...approved, ...takes, numbered(), rounds, posted('d.total_ore', `'bank'`), issued]],
    ['with a number skipped', 'AC007', [...approved, take('RM', 2), take('RM-INT', 1), numbered(2), rounds, posted(), issued]],
    ['with more numbers taken than used', 'AC007', [...approved, take('RM', 2), take('RM-INT', 1), numbered(), rounds, posted(), issued]],
    ['with numbers not taken from the series', 'AC007', [...approved, numbered(), rounds, posted(), issued]],
    ['to another payer than was prepared', 'AC007', [...approved, ...takes, numbered(1, `'0147'`), rounds, posted(), issued]],
    ['dated otherwise than its run', 'AC007', [...approved, ...takes, numbered(), rounds, posted(), issued.replace('2024-04-02', '2024-04-03')]],
    ['that is never finished', 'AC007', [...approved, ...takes, numbered(), rounds, posted()]],
    ['of rounds alone', 'AC007', [...approved, rounds]],
    ['of numbers to a draft', 'AC008', [...takes, numbered()]],
    ['of numbers to what is only submitted', 'AC008', [submit(), ...takes, numbered()]],
    ['of rounds of a draft', 'AC008', [rounds]],
    ['with a number that is not its serial', '23514', [...approved, ...takes, numbered().replaceAll(`lpad('1', 6, '0')`, `'7'`)]],
    [
      'of one document twice',
      '23505',
      [
        ...approved,
        take('RM', 3),
        take('RM-INT', 1),
        numbered(),
        numbered(2).replace(`d.run = '${DRAFT}'`, `d.run = '${DRAFT}' and d.kind <> 'internal'`),
      ],
    ],
    [
      'of one more number for a document that has one',
      '23505',
      [
        take('KOMBIT', 1),
        DOCUMENTS(`values ('KOMBIT-000004', 'KOMBIT', 4, '${ISSUED}', 0, 'invoice', '0101', '2024-04-02', '{}', '{}', '[]', now())`),
      ],
    ],
    [
      'of one more posting for a run that is issued',
      'AC008',
      [
        `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document, run) values ('x', '2024-04-02', '0101', 'receivable', 1, 0, 'KOMBIT-000001', '${ISSUED}')`,
      ],
    ],
    [
      'of a posting that does not balance',
      'AC007',
      [
        `insert into ledger_entry (entry, on_date, payer, account, debit_ore, credit_ore, document) values ('x', '2024-04-02', '0101', 'bank', 1, 0, 'KOMBIT-000001')`,
      ],
    ],
  ])('%s is refused', async (_what, code, statements) => {
    expect(await attempt(...statements)).toBe(code);
  });

  it('takes numbers from a series that only counts on, from 1', async () => {
    expect(await attempt(`update number_series set next = 1 where series = 'KOMBIT'`)).toBe('AC007');
    expect(await attempt(`update number_series set next = next + 1 where series = 'KOMBIT'`)).toBe('AC007');
    expect(await attempt(`insert into number_series values ('NEW', 7)`)).toBe('AC007');
    expect(await attempt(`insert into number_series values ('NEW', 1)`)).toBe('allowed');
  });

  it('is refused in the words of the rule, also when the rule is checked at commit', async () => {
    await expect(
      aconto.database.transaction((transaction) => transaction.query(`update number_series set next = next + 1 where series = 'KOMBIT'`)),
    ).rejects.toMatchObject({ code: 'issue-not-whole' });
    await expect(
      aconto.database.statement((statement) => statement.query(`update number_series set next = next + 1 where series = 'KOMBIT'`)),
    ).rejects.toMatchObject({ code: 'issue-not-whole' });
  });
});

describe('a mail', () => {
  const mail = (state: string) => [
    `insert into mail (id, kind, run, address, language, message_id, state, queued_at, state_at, content)
    values ('m', 'reminder', '${DRAFT}', 'a@aconto.example', 'da', '<m@aconto.example>', 'queued', now(), now(), '{}')`,
    ...(state === 'queued' ? [] : [move(state)]),
  ];
  const move = (state: string, and = '') => `update mail set state = '${state}'${and} where id = 'm'`;
  const AFTER_THE_MARK = ['handed-over', 'sent', 'refused', 'unknown', 'bounced'];

  it.each(AFTER_THE_MARK)('that is %s is never queued or claimed again', async (state) => {
    expect(await attempt(...mail(state), move('queued'))).toBe('AC009');
    expect(await attempt(...mail(state), move('claimed'))).toBe('AC009');
  });

  it.each(AFTER_THE_MARK.filter((state) => state !== 'handed-over'))('that is %s is never marked as handed over again', async (state) => {
    expect(await attempt(...mail(state), move('handed-over'))).toBe('AC009');
  });

  it("is queued again only on its server's own temporary refusal, and only by who handed it over", async () => {
    expect(await attempt(...mail('handed-over'), move('queued', `, detail = '451 4.3.0 try later'`))).toBe('allowed');
    expect(await attempt(...mail('handed-over'), move('queued', `, detail = '550 5.1.1 no such mailbox'`))).toBe('AC009');
    expect(await attempt(...mail('handed-over'), move('queued', `, detail = '451 4.3.0 try later', fence = fence + 1`))).toBe('AC009');
  });

  it('begins queued, or as one without address', async () => {
    const begins = (
      state: string,
      address: string,
    ) => `insert into mail (id, kind, run, address, language, message_id, state, queued_at, state_at, content)
      values ('m', 'reminder', '${DRAFT}', ${address}, 'da', '<m@aconto.example>', '${state}', now(), now(), '{}')`;
    expect(await attempt(begins('sent', `'a@aconto.example'`))).toBe('AC009');
    expect(await attempt(begins('queued', 'null'))).toBe('AC009');
    expect(await attempt(begins('no-address', 'null'))).toBe('allowed');
  });

  it('keeps its address and content, and there is one a document', async () => {
    expect(await attempt(`update mail set address = 'b@aconto.example'`)).toBe(PERMISSION_DENIED);
    expect(await attempt(`update mail set content = '{}'`)).toBe(PERMISSION_DENIED);
    expect(
      await attempt(`insert into mail (id, kind, number, run, address, language, message_id, state, queued_at, state_at, content)
      values ('m', 'document', 'KOMBIT-000001', '${ISSUED}', 'a@aconto.example', 'da', '<m@aconto.example>', 'queued', now(), now(), '{}')`),
    ).toBe('23505');
  });
});

describe("a payer's details", () => {
  const details = (name: string, version: number, by: string) =>
    `insert into payer_details values ('0101', ${version}, '${name}', '99001003', null, null, null, null, null, 'da', now(), ${by}, 'why')`;
  const proposal = (by = `'officer-rm'`) => `insert into payer_change (id, payer, details, reason, proposed_by, proposed_at)
    values ('c', '0101', '{"name": "New", "cvr": "99001003", "ean": null, "street": null, "postcode": null, "city": null, "email": null, "language": "da"}', 'why', ${by}, now())`;
  const approval = (by = 'approver-rm') => `update payer_change set approved_by = '${by}', approved_at = now(), version = 2 where id = 'c'`;

  it('change when two people agree', async () => {
    expect(await attempt(proposal(), approval(), details('New', 2, `'officer-rm', 'approver-rm'`))).toBe('allowed');
  });

  it.each([
    ['by one person', 'AC004', [details('New', 2, `'officer-rm', 'officer-rm'`)]],
    ['by nobody', 'AC004', [details('New', 2, 'null, null')]],
    ['by two people who never agreed on it', 'AC004', [details('New', 2, `'officer-rm', 'approver-rm'`)]],
    ['that only one person has proposed', 'AC004', [proposal(), details('New', 2, `'officer-rm', 'approver-rm'`)]],
    ['to something else than was agreed', 'AC004', [proposal(), approval(), details('Other', 2, `'officer-rm', 'approver-rm'`)]],
    ['approved by who proposed it', 'AC004', [proposal(), approval('officer-rm')]],
    ['approved by somebody without a role', 'AC003', [proposal(), approval('auditor')]],
    ['proposed by somebody without a role', 'AC003', [proposal(`'auditor'`)]],
    [
      'approved before it was proposed',
      'AC004',
      [`insert into payer_change values ('c', '0101', '{}', 'why', 'officer-rm', now(), 'approver-rm', now(), 2)`],
    ],
    ['approved twice', 'AC006', [proposal(), approval(), `update payer_change set approved_by = 'approver-kombit' where id = 'c'`]],
    ['proposed and then rewritten', PERMISSION_DENIED, [proposal(), `update payer_change set details = '{}' where id = 'c'`]],
    ['as another first version', '23505', [details('New', 1, 'null, null')]],
  ])('do not change %s', async (_what, code, statements) => {
    expect(await attempt(...statements)).toBe(code);
  });
});

describe('the audit trail', () => {
  const event = (seq: string, previous: string) =>
    `insert into audit_event values (${seq}, 1, '2024-04-02T00:00:00.000Z', 'nobody', 'made-up', 'x', '{}', ${previous}, repeat('a', 64))`;
  const LAST = '(select max(seq) from audit_event)';

  it('takes only an event that follows the last one', async () => {
    const head = `(select hash from audit_event order by seq desc limit 1)`;
    expect(await attempt(event(`${LAST} + 1`, head))).toBe('allowed');
    expect(await attempt(event(`${LAST} + 2`, head))).toBe('AC010');
    expect(await attempt(event(`${LAST} + 1`, `repeat('0', 64)`))).toBe('AC010');
    expect(await attempt(event('0', `repeat('0', 64)`))).toBe('AC010');
  });
});
