import { waitFor } from '#apps/cli/demo/wait-for';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import type { InvoiceRun } from '#persistence/invoice-run';
import { listMails, type MailStatus } from '#persistence/mail-outbox';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { ShowRun } from '#use-cases/show-run';
import { actualCostsOn, ALFA_2024, ALFA_2025, BETA_2024, budgetsOn, smallWorld } from './support/small-world';
import { approverOf, officerOf, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { startTestWorker, type TestWorker } from './support/test-worker';

/** The process as it is shipped: Temporal's schedules open the runs, a worker takes the steps, people send commands. Each test goes on where the last one ended. */
const BETA_2025 = { issuer: 'RM', billingDate: '2025-04-01' };
const LIMIT_MS = 120_000;

let aconto: TestInstallation;
let worker: TestWorker;

beforeAll(async () => {
  const temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record(smallWorld());
  worker = await startTestWorker(aconto, temporal);
}, LIMIT_MS);

afterAll(async () => {
  await worker.stop();
  await aconto.stop();
}, LIMIT_MS);

async function until(key: RunKey, what: string, holds: (run: InvoiceRun) => boolean): Promise<InvoiceRun> {
  const id = runIdOf(key);
  return await waitFor(`${id} to be ${what}`, async () => {
    const run = (await aconto.get(ShowRun).list()).find((candidate) => candidate.id === id);
    return run && holds(run) ? run : null;
  });
}

async function untilState(key: RunKey, state: InvoiceRun['state'], revision?: number): Promise<InvoiceRun> {
  return await until(key, `${state} ${revision ?? ''}`, (run) => run.state === state && (revision === undefined || run.revision === revision));
}

async function untilMail(id: string, state: MailStatus['state']): Promise<MailStatus> {
  return await waitFor(`mail ${id} to be ${state}`, async () => {
    const [mail] = await aconto.database.read((transaction) => listMails(transaction, { selection: { ids: [id] } }));
    return mail?.state === state ? mail : null;
  });
}

async function submit(key: RunKey): Promise<void> {
  await aconto.process.command(key, 'submit', aconto.commandOf(officerOf(key)));
}

async function approve(key: RunKey, digest?: string): Promise<void> {
  const { run } = await aconto.view(key);
  await aconto.process.command(key, 'approve', { ...aconto.commandOf(approverOf(key)), digest: digest ?? run.digest ?? '' });
}

it(
  'opens the runs of a past year through the schedules, each once',
  async () => {
    await aconto.get(PlanCalendar).playPast({ from: '2024-01-01', to: '2024-12-31' });
    await aconto.get(PlanCalendar).playPast({ from: '2024-01-01', to: '2024-12-31' });
    expect(await untilState(ALFA_2024, 'draft')).toMatchObject({ openedOn: '2024-03-19', played: true });
    await untilState(BETA_2024, 'draft');
    expect((await aconto.decisions(ALFA_2024)).filter((decision) => decision === 'prepared')).toHaveLength(1);
  },
  LIMIT_MS,
);

it(
  'refuses a command that the state does not take, and one whose rule is broken, each with its code',
  async () => {
    await expect(approve(ALFA_2024)).rejects.toMatchObject({ code: 'run-in-other-state' });
    await expect(aconto.process.command(ALFA_2024, 'submit', aconto.commandOf('auditor'))).rejects.toMatchObject({ code: 'role-missing' });
    await expect(aconto.process.command(ALFA_2025, 'submit', aconto.commandOf('officer-kombit'))).rejects.toMatchObject({ code: 'run-not-open' });
    expect((await aconto.view(ALFA_2024)).run.state).toBe('draft');
  },
  LIMIT_MS,
);

it(
  'prepares a submitted run again by itself when a fact changes it, and leaves the others alone',
  async () => {
    await submit(ALFA_2024);
    await submit(BETA_2024);
    await aconto.record({ budgets: budgetsOn('2024-03-25', 'ALFA,2024,1200.00,approved') });
    await untilState(ALFA_2024, 'draft', 2);
    expect(await aconto.decisions(ALFA_2024)).toEqual(['prepared', 'submitted', 'stale', 'prepared']);
    expect((await aconto.view(BETA_2024)).run).toMatchObject({ state: 'submitted', revision: 1 });
  },
  LIMIT_MS,
);

it(
  'takes a rejection, prepares again when asked, and goes on to the last mail once approved',
  async () => {
    await submit(ALFA_2024);
    await aconto.process.command(ALFA_2024, 'reject', { ...aconto.commandOf('approver-kombit'), reason: 'look again' });
    await aconto.process.command(ALFA_2024, 'prepareAgain', aconto.commandOf('officer-kombit'));
    await submit(ALFA_2024);
    await expect(approve(ALFA_2024, '0'.repeat(64))).rejects.toMatchObject({ code: 'approval-digest-differs' });
    await approve(ALFA_2024);
    expect(await untilState(ALFA_2024, 'completed')).toMatchObject({ revision: 3, issuedOn: '2024-04-02' });
    expect((await aconto.view(ALFA_2024)).mails.filter((mail) => mail.kind === 'document').map((mail) => mail.state)).toEqual([
      'sent',
      'sent',
      'sent',
    ]);
    expect((await untilMail('anchor/KOMBIT/2024-04-02/auditor', 'sent')).address).toBe('revisor@revision.example');
    // The record is completed a moment before its procedure has ended.
    await expect(aconto.process.command(ALFA_2024, 'cancel', { ...aconto.commandOf('officer-kombit'), reason: 'no' })).rejects.toMatchObject({
      code: expect.stringMatching(/^run-(?:not-open|in-other-state)$/),
    });
  },
  LIMIT_MS,
);

it(
  'gives a command its first answer again, also when the run has moved on',
  async () => {
    const command = { commandId: 'cancel-beta', person: 'officer-rm', reason: 'not this year' };
    await aconto.get(PlanCalendar).playPast({ from: '2025-01-01', to: '2025-12-31' });
    const answers = await Promise.all([aconto.process.command(BETA_2024, 'cancel', command), aconto.process.command(BETA_2024, 'cancel', command)]);
    expect(answers).toEqual(['cancelled', 'cancelled']);
    expect((await aconto.decisions(BETA_2024)).filter((decision) => decision === 'cancelled')).toHaveLength(1);
  },
  LIMIT_MS,
);

it(
  "opens an issuer's next run when the one before it is closed, with what that one did not bill",
  async () => {
    await untilState(BETA_2025, 'draft');
    expect((await aconto.view(BETA_2025)).rounds.map((round) => [round.serviceYear, round.kind])).toEqual([[2024, 'on-account']]);
  },
  LIMIT_MS,
);

it(
  'closes a billing date on which everything is blocked without a run',
  async () => {
    const entry = await waitFor('the date of April 2025 to be closed', async () => {
      const found = (await aconto.get(ShowRun).listDatesWithoutRun()).find(
        (candidate) => candidate.issuer === 'KOMBIT' && candidate.billingDate === '2025-04-01',
      );
      return found && found.outcome !== null ? found : null;
    });
    expect(entry).toMatchObject({ outcome: 'nothing-billable' });
    expect(entry.blocked.map((blocked) => [blocked.serviceYear, blocked.reason])).toContainEqual([2025, 'budget-missing']);
  },
  LIMIT_MS,
);

it(
  'prepares an open run again when an agreement unblocks a round, and issues a run without documents to its end',
  async () => {
    await aconto.record({ budgets: budgetsOn('2025-03-20', 'BETA,2025,600.00,approved') });
    await untilState(BETA_2025, 'draft', 2);
    const view = await aconto.view(BETA_2025);
    expect(view.rounds.map((round) => [round.serviceYear, round.kind])).toEqual([
      [2025, 'on-account'],
      [2024, 'on-account'],
    ]);
    expect(view.blocked).toEqual([]);
    await submit(BETA_2025);
    await approve(BETA_2025);
    await untilState(BETA_2025, 'completed');

    const next = { issuer: 'RM', billingDate: '2026-04-01' };
    await aconto.record({ 'actual-costs': actualCostsOn('2026-01-15', 'BETA,2024,500.00', 'BETA,2025,600.00', 'ALFA,2024,1300.00') });
    await aconto.get(PlanCalendar).playPast({ from: '2026-01-01', to: '2026-04-01' });
    await untilState(next, 'draft');
    await submit(next);
    await approve(next);
    await untilState(next, 'completed');
    expect((await aconto.view(next)).documents).toEqual([]);
  },
  LIMIT_MS,
);

it(
  'takes a credit note through the same procedure, and tells a submitted run that settles the same year of it',
  async () => {
    const settling = { issuer: 'KOMBIT', billingDate: '2026-04-01' };
    await untilState(settling, 'draft');
    await submit(settling);
    const { revision } = await untilState(settling, 'submitted');
    const [number] = (
      await aconto.query<{ number: string }>(`select number from issued_document where kind = 'invoice' and series = 'KOMBIT' order by number`)
    ).map((row) => row.number);
    const { commandId, person } = aconto.commandOf('officer-kombit');
    const key = await aconto.get(DraftCredit).execute({ commandId, person, number: number ?? '', lines: [], reason: 'Opkrævet ved en fejl' });
    await submit(key);
    expect((await aconto.view(key)).run).toMatchObject({ state: 'submitted', credit: `${number ?? ''}.1`, played: false });
    await approve(key);
    await untilState(key, 'completed');
    expect((await aconto.view(key)).mails.filter(({ kind }) => kind === 'document').map(({ state }) => state)).toEqual(['sent']);
    await untilState(settling, 'draft', revision + 1);
  },
  LIMIT_MS,
);
