import { makeCamt } from '#bank-files/testing/make-camt';
import { ALFA_2024, BETA_2024, exampleFile, smallWorld } from './support/small-world';
import { startTestApi, type TestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { startTestWorker, type TestWorker } from './support/test-worker';

/**
 * KOMBIT has billed ALFA 2024: KOMBIT-000001 (312.50) to 0101, -2 to 0147, -3 (625.00) to 0151; RM has billed BETA 2024 to 0101 and posted its own
 * share. Everything here goes over HTTP as the person, so that row-level security is what answers.
 */
const PEOPLE = [
  exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
  'finance-0101,0101,f@aconto.example,payer,,0101,2022-01-01,',
  'finance-0151,0151,f@aconto.example,payer,,0151,2022-01-01,',
].join('\n');
const PERIOD = 'from=2024-01-01&until=2026-12-31';

let aconto: TestInstallation;
let api: TestApi;
let worker: TestWorker;
const browsers = new Map<string, TestBrowser>();

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record({ ...smallWorld(), people: PEOPLE });
  for (const key of [ALFA_2024, BETA_2024]) {
    await aconto.playToIssue(key);
    await aconto.deliver(key);
  }
  api = await startTestApi(aconto, temporal);
  worker = await startTestWorker(aconto, temporal);
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await api.stop();
  await aconto.stop();
});

async function as(person: string): Promise<TestBrowser> {
  const known = browsers.get(person) ?? new TestBrowser(api.url);
  if (!browsers.has(person)) await known.signIn(person);
  browsers.set(person, known);
  return known;
}

async function got(person: string, path: string): Promise<unknown> {
  return answerOf(await (await as(person)).get(path));
}

async function posted(person: string, path: string, body: object = {}, headers: Record<string, string> = {}): Promise<unknown> {
  return answerOf(await (await as(person)).post(path, body, headers));
}

/** The answer, or status and code of the refusal. */
async function answerOf(response: Response): Promise<unknown> {
  const body = (await response.json()) as { code?: unknown };
  return response.status === 200 ? body : [response.status, body.code];
}

async function sendFile(person: string, text: string, key: string = crypto.randomUUID()): Promise<unknown> {
  const file = { name: 'maj.xml', bytes: Buffer.from(text) };
  return answerOf(await (await as(person)).postFile('/api/payments/files?issuer=KOMBIT', file, { 'Idempotency-Key': key }));
}

describe('objections', () => {
  const PATH = '/api/documents/KOMBIT-000001/objections';

  it('are filed by the payer, seen by its desk with a deadline, and answered there', async () => {
    const filed = await posted('finance-0101', PATH, { text: 'Vi bruger ikke løsningen' });
    expect(filed).toEqual({ objection: 'KOMBIT-000001/1', answerDueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    const { answerDueOn: dueOn } = filed as { answerDueOn: string };
    expect(await got('finance-0101', PATH)).toMatchObject({
      items: [{ text: 'Vi bruger ikke løsningen', filedBy: '0101', answer: null }],
      fileUnavailableBecause: 'objection-open',
      answerUnavailableBecause: 'role-missing',
    });
    expect(await got('officer-kombit', '/api/overview')).toMatchObject({
      tasks: expect.arrayContaining([expect.objectContaining({ kind: 'answer-objection', document: 'KOMBIT-000001', dueOn, isLate: false })]),
    });
    expect(await posted('finance-0101', `${PATH}/1/answer`, { outcome: 'upheld', reason: 'ja' })).toEqual([403, 'role-missing']);
    expect(await posted('officer-rm', `${PATH}/1/answer`, { outcome: 'upheld', reason: 'ja' })).toEqual([404, 'objection-unknown']);
    expect(await posted('officer-kombit', `${PATH}/1/answer`, { outcome: 'rejected', reason: 'Efter aftalen' })).toEqual({ outcome: 'rejected' });
    expect(await got('finance-0101', PATH)).toMatchObject({
      items: [{ answer: { outcome: 'rejected', reason: 'Efter aftalen', answeredBy: null } }],
      fileUnavailableBecause: null,
    });
  });

  it('are nobody else’s', async () => {
    expect(await got('finance-0151', PATH)).toEqual([404, 'document-unknown']);
    expect(await posted('finance-0151', PATH, { text: 'x' })).toEqual([404, 'document-unknown']);
    expect(await posted('officer-kombit', PATH, { text: 'x' })).toEqual([403, 'role-missing']);
    expect(await got('administrator', PATH)).toEqual([403, 'role-missing']);
  });
});

describe('a credit note', () => {
  const PATH = '/api/documents/KOMBIT-000003/credit';

  it('is previewed without leaving anything, refused beyond its line, and drafted for another person to approve', async () => {
    expect(await got('officer-kombit', `${PATH}/preview?line=1:100.00`)).toMatchObject({ net: '-100.00', vatTotal: '-25.00', total: '-125.00' });
    expect(await got('officer-kombit', `${PATH}/preview?line=1:500.01`)).toEqual([409, 'credit-exceeds-line']);
    expect(await got('officer-kombit', PATH)).toMatchObject({ notes: [], unavailableBecause: null });
    expect(await got('approver-kombit', PATH)).toMatchObject({ unavailableBecause: 'role-missing' });
    expect(await posted('approver-kombit', PATH, { lines: [], reason: 'x' })).toEqual([403, 'role-missing']);
    expect(await posted('officer-rm', PATH, { lines: [], reason: 'x' })).toEqual([404, 'document-unknown']);
    const key = crypto.randomUUID();
    const draft = async () =>
      await posted('officer-kombit', PATH, { lines: [{ line: 1, net: '100.00' }], reason: 'Aftalt nedslag' }, { 'Idempotency-Key': key });
    const { run } = (await draft()) as { run: string };
    expect(run).toMatch(/^KOMBIT\/\d{4}-\d{2}-\d{2}~KOMBIT-000003\.1$/);
    expect(await draft()).toEqual({ run });
    expect(await got('officer-kombit', `/api/runs/${run}`)).toMatchObject({
      state: 'submitted',
      corrects: 'KOMBIT-000003',
      correctionReason: 'Aftalt nedslag',
      total: '-125.00',
    });
    expect(await got('finance-0151', PATH)).toMatchObject({ notes: [] });
    expect(await posted('officer-kombit', PATH, { lines: [], reason: 'igen' })).toEqual([409, 'credit-open']);
    const { digest } = (await got('approver-kombit', `/api/runs/${run}`)) as { digest: string };
    expect(await posted('officer-kombit', `/api/runs/${run}/approve`, { digest })).toEqual([403, 'role-missing']);
    await posted('approver-kombit', `/api/runs/${run}/approve`, { digest });
    expect(await got('approver-rm', `/api/runs/${run}`)).toEqual([404, 'run-unknown']);
  });
});

describe('the ledger of a run', () => {
  const PATH = '/api/runs/RM/2024-04-02/ledger';

  it('is exported, acknowledged for what it was, and signed off, each on record with who did it', async () => {
    expect(await got('auditor', PATH)).toMatchObject({ isCompleted: true, export: null, receipt: null, signOff: null });
    expect(await got('auditor', `${PATH}/file`)).toEqual([404, 'ledger-not-exported']);
    expect(await posted('auditor', `${PATH}/export`)).toEqual([403, 'role-missing']);
    expect(await posted('officer-kombit', `${PATH}/export`)).toEqual([404, 'run-unknown']);
    expect(await posted('officer-rm', `${PATH}/sign-off`)).toEqual([409, 'run-does-not-reconcile']);
    expect(await posted('officer-rm', `${PATH}/export`)).toMatchObject({ export: { entries: 2, debit: '562.50', owed: '562.50' } });
    expect(await posted('officer-rm', `${PATH}/receipt`, { receipt: 'B1', entries: 2, debit: '1.00' })).toEqual([409, 'ledger-receipt-differs']);
    const other = { receipt: 'B1', entries: 2, debit: '562.50', sha256: 'a'.repeat(64) };
    expect(await posted('officer-rm', `${PATH}/receipt`, other)).toEqual([409, 'ledger-receipt-differs']);
    await posted('officer-rm', `${PATH}/receipt`, { receipt: 'B1', entries: 2, debit: '562.50' });
    const sums = ['run', 'documents', 'ledger', 'export'].map((of) => ({ of, amount: '562.50' }));
    expect(await got('approver-rm', PATH)).toMatchObject({ agreement: { agrees: true, sums } });
    expect(await posted('approver-rm', `${PATH}/sign-off`)).toMatchObject({ receipt: { receipt: 'B1' }, signOff: { total: '562.50', entries: 2 } });
    const file = await (await as('auditor')).get(`${PATH}/file`);
    expect((await file.text()).split('\n')[0]).toBe('run,entry,on,account,payer,payer_name,document,currency,debit,credit');
  });
});

describe('what reminders charge', () => {
  const PATH = '/api/reminder-charges/RM';

  it('is told to the desk and the auditor, and has no file while nothing is charged', async () => {
    expect(await got('officer-rm', PATH)).toEqual({ outside: [], files: [] });
    expect(await got('auditor', PATH)).toEqual({ outside: [], files: [] });
    expect(await got('officer-kombit', PATH)).toEqual([403, 'role-missing']);
    expect(await posted('officer-rm', PATH, { currency: 'DKK', untilOn: null })).toEqual([409, 'charges-none']);
    expect(await posted('officer-rm', PATH, { currency: 'DKK', untilOn: '2999-01-01' })).toEqual([422, 'day-not-over']);
    expect(await posted('officer-rm', `${PATH}/1/sign-off`)).toEqual([404, 'charge-file-unknown']);
    expect(await got('officer-rm', `${PATH}/1/file`)).toEqual([404, 'charge-file-unknown']);
  });
});

describe('payments', () => {
  const entry = (bankReference: string, more: object) => ({ bankReference, bookedOn: '2024-05-02', transactions: [more as never] });

  it('come in by file, once, and a person posts what no reference decides', async () => {
    const [invoice] = await aconto.query<{ reference: string }>(
      `select payment_reference as reference from issued_document where number = 'KOMBIT-000001'`,
    );
    const text = makeCamt({
      version: 'camt.053.001.02',
      id: 'S1',
      account: 'DK5000400440116243',
      entries: [
        entry('B-1', { amountOre: 31_250n, references: [{ reference: invoice?.reference ?? '' }] }),
        entry('B-2', { amountOre: 31_250n, references: [], text: 'Faktura KOMBIT-000002' }),
      ],
    });
    expect(await sendFile('approver-rm', text)).toEqual([403, 'role-missing']);
    const key = crypto.randomUUID();
    const report = { outcome: 'imported', entries: 2, known: 0, matched: 1, toConfirm: 1, amount: '625.00' };
    expect(await sendFile('officer-kombit', text, key)).toMatchObject(report);
    expect(await sendFile('officer-kombit', text, key)).toMatchObject(report);
    expect(await sendFile('officer-kombit', text)).toMatchObject({ outcome: 'imported-before', matched: 0 });
    expect(await got('officer-kombit', '/api/payments/files?issuer=KOMBIT')).toMatchObject({ items: [{ name: 'maj.xml', entries: 2, waiting: 1 }] });
    const { items } = (await got('officer-kombit', '/api/payments/waiting?issuer=KOMBIT')) as {
      items: { id: string; candidates: { document: string }[] }[];
    };
    expect(items.map(({ candidates }) => candidates[0]?.document)).toEqual(['KOMBIT-000002']);
    expect(await got('officer-kombit', '/api/payments/waiting?issuer=KOMBIT&search=nobody')).toMatchObject({ items: [], total: 0 });
    const id = items[0]?.id ?? '';
    const confirmation = { document: 'KOMBIT-000002', amount: null, reason: null };
    expect(await posted('officer-rm', `/api/payments/entries/${id}/confirm`, confirmation)).toEqual([404, 'bank-entry-unknown']);
    expect(await posted('officer-kombit', `/api/payments/entries/${id}/confirm`, confirmation)).toEqual({ posting: `${id}/1` });
    expect(await got('auditor', '/api/payments/waiting?issuer=KOMBIT')).toEqual({ items: [], nextCursor: null, total: 0 });
    expect(await got('auditor', '/api/payments/balances?issuer=KOMBIT&search=0101')).toMatchObject({
      items: [{ payer: '0101', invoiced: '312.50', paid: '312.50', open: '0.00', agreesWithLedger: true }],
    });
    expect(await got('auditor', '/api/payments/open-items?issuer=KOMBIT')).toMatchObject({ items: [{ payer: '0151' }], total: 1 });
    expect(await got('auditor', '/api/payments/open-items?issuer=KOMBIT&overdueOnly=true')).toMatchObject({
      items: [{ payer: '0151', dueOn: '2024-05-02', daysOverdue: expect.any(Number) }],
    });
    const PAID = '/api/documents/KOMBIT-000002/payments';
    expect(await got('officer-kombit', PAID)).toMatchObject({
      item: { paid: '312.50', open: '0.00' },
      payments: [{ entry: id, position: 1, basis: 'confirmed', isTakenBack: false }],
      isAtDesk: true,
    });
    expect(await got('finance-0101', PAID)).toEqual([404, 'document-unknown']);
    expect(await got('finance-0101', '/api/documents/KOMBIT-000001/payments')).toMatchObject({
      item: { open: '0.00' },
      payments: [{ basis: 'reference', person: null }],
      isAtDesk: false,
    });
    expect(await posted('approver-kombit', `/api/payments/entries/${id}/postings/1/take-back`, { reason: 'Forkert' })).toEqual({
      posting: `${id}/2`,
    });
    expect(await posted('approver-kombit', `/api/payments/entries/${id}/set-aside`, { reason: 'Egen overførsel' })).toEqual({ entry: id });
  });

  it('stand in the account of the payer, which sees its own and no other', async () => {
    const statement = {
      statements: [
        {
          issuer: 'KOMBIT',
          closing: '0.00',
          lines: [
            { type: 'invoice', amount: '312.50' },
            { type: 'payment', amount: '-312.50', balance: '0.00' },
          ],
        },
        { issuer: 'RM', closing: '312.50' },
      ],
    };
    expect(await got('finance-0101', `/api/payers/0101/statement?${PERIOD}`)).toMatchObject(statement);
    expect(await got('auditor', `/api/payers/0101/statement?${PERIOD}`)).toMatchObject(statement);
    expect(await got('officer-rm', `/api/payers/0101/statement?${PERIOD}`)).toMatchObject({ statements: [{ issuer: 'RM' }] });
    expect(await got('finance-0151', `/api/payers/0101/statement?${PERIOD}`)).toEqual([404, 'payer-unknown']);
    expect(await got('administrator', `/api/payers/0101/statement?${PERIOD}`)).toEqual([403, 'role-missing']);
    expect(await got('auditor', '/api/payers/0101/statement?from=2026-02-01&until=2026-01-01')).toEqual([400, 'request-invalid']);
    const file = await (await as('finance-0101')).get(`/api/payers/0101/statement/export?${PERIOD}&format=csv`);
    expect(await file.text()).toContain('Saldo ultimo');
    const pdf = async () => await (await as('finance-0101')).get(`/api/payers/0101/statement/pdf?${PERIOD}&issuer=KOMBIT`);
    const [once, again] = [Buffer.from(await (await pdf()).arrayBuffer()), Buffer.from(await (await pdf()).arrayBuffer())];
    expect(once.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(once.equals(again)).toBe(true);
    expect(await got('finance-0151', `/api/payers/0101/statement/pdf?${PERIOD}&issuer=KOMBIT`)).toEqual([404, 'payer-unknown']);
    expect(await got('finance-0151', `/api/payers/0151/statement/pdf?${PERIOD}&issuer=RM`)).toEqual([404, 'statement-empty']);
  });

  it.each(['files', 'waiting', 'balances', 'open-items'])('%s are for desks and the auditor', async (list) => {
    expect(await got('finance-0101', `/api/payments/${list}?issuer=KOMBIT`)).toEqual([403, 'role-missing']);
    expect(await got('administrator', `/api/payments/${list}?issuer=KOMBIT`)).toEqual([403, 'role-missing']);
    expect(await got('officer-rm', `/api/payments/${list}?issuer=KOMBIT`)).toMatchObject({ items: [] });
  });
});
