import { DecideRun } from '#use-cases/decide-run';
import { FindRunPosition } from '#use-cases/find-run-position';
import { ShowRun } from '#use-cases/show-run';
import { ALFA_2024, ALFA_2025, BETA_2024, budgetsOn, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;

beforeAll(async () => {
  temporal = await createTestNamespace();
});

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal });
  await aconto.record(smallWorld());
});

afterEach(async () => {
  await aconto.stop();
});

async function prepared(): Promise<void> {
  await aconto.addBillingDates(ALFA_2024);
  await aconto.prepare(ALFA_2024);
}

describe('a fact recorded while a run is under way', () => {
  const dearer = { budgets: budgetsOn('2024-03-25', 'ALFA,2024,1200.00,approved') };

  it('makes a submitted run stale: it cannot be approved, goes back to draft and is submitted anew', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await aconto.record(dearer);
    await expect(aconto.approve(ALFA_2024)).rejects.toMatchObject({ code: 'run-stale' });

    expect(await aconto.prepare(ALFA_2024)).toEqual({ outcome: 'prepared', state: 'draft' });
    expect(await aconto.decisions(ALFA_2024)).toEqual(['prepared', 'submitted', 'stale', 'prepared']);
    await expect(aconto.approve(ALFA_2024)).rejects.toMatchObject({ code: 'run-in-other-state' });
    await aconto.submit(ALFA_2024);
    await aconto.approve(ALFA_2024);
    expect((await aconto.issue(ALFA_2024)).outcome).toBe('issued');
    expect((await aconto.view(ALFA_2024)).totalOre).toBe(150_000n);
  });

  it('makes an approved run stale: it gets no number and must be submitted and approved again', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await aconto.approve(ALFA_2024);
    await aconto.record(dearer);

    expect(await aconto.issue(ALFA_2024)).toEqual({ outcome: 'stale', mails: [] });
    expect(await aconto.issue(ALFA_2024)).toEqual({ outcome: 'stale', mails: [] });
    const { run } = await aconto.view(ALFA_2024);
    expect(run).toMatchObject({ state: 'draft', revision: 2, submittedBy: null, approvedBy: null, issuedAt: null });
    expect(await aconto.decisions(ALFA_2024)).toEqual(['prepared', 'submitted', 'approved', 'stale', 'prepared']);
    expect(await aconto.query(`select series, next from number_series where next > 1`)).toEqual([]);
    expect(await aconto.query(`select 1 from issued_document`)).toEqual([]);
  });

  it('makes a draft stale: it cannot be submitted before it is prepared again', async () => {
    await prepared();
    await aconto.record(dearer);
    await expect(aconto.submit(ALFA_2024)).rejects.toMatchObject({ code: 'run-stale' });
  });

  it('of another programme disturbs nobody', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await aconto.record({ budgets: budgetsOn('2024-03-25', 'BETA,2024,700.00,approved') });
    expect(await aconto.prepare(ALFA_2024)).toEqual({ outcome: 'unchanged', state: 'submitted' });
    await aconto.approve(ALFA_2024);
    expect((await aconto.issue(ALFA_2024)).outcome).toBe('issued');
  });

  it('is refused when an issued run should have seen it', async () => {
    await aconto.playToIssue(ALFA_2024);
    const { run } = await aconto.view(ALFA_2024);
    expect(run.openedOn).toBe('2024-03-19');
    await expect(aconto.import({ budgets: budgetsOn('2024-03-19', 'BETA,2024,700.00,approved') })).rejects.toMatchObject({
      code: 'fact-behind-issued-run',
    });
    await aconto.record({ budgets: budgetsOn('2024-03-20', 'BETA,2024,700.00,approved') });
  });
});

describe('a rejection', () => {
  const reject = (person: string, reason: string) => aconto.get(DecideRun).reject({ ...ALFA_2024, ...aconto.commandOf(person), reason });

  it('needs a reason and an approver, and a submitted run', async () => {
    await prepared();
    await expect(reject('approver-kombit', 'too early')).rejects.toMatchObject({ code: 'run-in-other-state' });
    await aconto.submit(ALFA_2024);
    await expect(reject('approver-kombit', '  ')).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(reject('officer-kombit', 'no')).rejects.toMatchObject({ code: 'role-missing' });
    await expect(reject('approver-rm', 'no')).rejects.toMatchObject({ code: 'role-missing' });
    expect(await reject('approver-kombit', ' the budget is not right ')).toBe('rejected');
    expect((await aconto.view(ALFA_2024)).decisions.at(-1)).toMatchObject({
      decision: 'rejected',
      person: 'approver-kombit',
      reason: 'the budget is not right',
    });
  });

  it('stands until somebody of the issuer prepares the run again', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await reject('approver-kombit', 'look again');
    expect(await aconto.prepare(ALFA_2024)).toEqual({ outcome: 'unchanged', state: 'rejected' });
    await expect(aconto.prepare(ALFA_2024, 'auditor')).rejects.toMatchObject({ code: 'role-missing' });
    expect(await aconto.prepare(ALFA_2024, 'officer-kombit')).toEqual({ outcome: 'prepared', state: 'draft' });
    expect((await aconto.view(ALFA_2024)).run.revision).toBe(2);
    await aconto.submit(ALFA_2024);
    await aconto.approve(ALFA_2024);
  });
});

describe('a cancellation', () => {
  const cancel = (person: string) => aconto.get(DecideRun).cancel({ ...ALFA_2024, ...aconto.commandOf(person), reason: 'not this year' });
  const waitsFor = () => aconto.get(FindRunPosition).findWaitedFor(ALFA_2025);

  it('takes an officer or approver, gives the next run of the issuer its turn, and is final', async () => {
    await aconto.addBillingDates(ALFA_2024, ALFA_2025, BETA_2024);
    expect(await waitsFor()).toBe('2024-04-02');
    await aconto.prepare(ALFA_2024);
    expect(await waitsFor()).toBe('2024-04-02');
    await expect(cancel('auditor')).rejects.toMatchObject({ code: 'role-missing' });
    expect(await cancel('officer-kombit')).toBe('cancelled');
    expect(await waitsFor()).toBeNull();
    expect(await aconto.get(FindRunPosition).findNext(ALFA_2024)).toEqual(ALFA_2025);
    expect(await aconto.prepare(ALFA_2024, 'officer-kombit')).toEqual({ outcome: 'unchanged', state: 'cancelled' });
  });

  it('is possible until the run is issued, and then no more', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await aconto.approve(ALFA_2024);
    await aconto.issue(ALFA_2024);
    await expect(cancel('approver-kombit')).rejects.toMatchObject({ code: 'run-in-other-state' });
    await aconto.deliver(ALFA_2024);
    await expect(cancel('approver-kombit')).rejects.toMatchObject({ code: 'run-in-other-state' });
  });

  it('loses no year: the next run bills it', async () => {
    await prepared();
    await cancel('officer-kombit');
    await aconto.record({ budgets: budgetsOn('2025-02-01', 'ALFA,2025,800.00,approved') });
    await aconto.addBillingDates(ALFA_2025);
    await aconto.prepare(ALFA_2025);
    expect((await aconto.view(ALFA_2025)).rounds.map((round) => [round.serviceYear, round.kind, round.amountOre])).toEqual([
      [2025, 'on-account', 80_000n],
      [2024, 'on-account', 100_000n],
    ]);
  });
});

describe('a billing date with nothing to bill', () => {
  it('is closed with its reasons, makes no run, and gives the next its turn', async () => {
    const first = { issuer: 'KOMBIT', billingDate: '2023-04-03' };
    await aconto.addBillingDates(first, ALFA_2024);
    expect(await aconto.prepare(first)).toEqual({ outcome: 'nothing-billable', state: 'cancelled' });
    expect(await aconto.get(ShowRun).list()).toEqual([]);
    expect((await aconto.get(ShowRun).listDatesWithoutRun()).find((entry) => entry.billingDate === '2023-04-03')).toMatchObject({
      outcome: 'nothing-billable',
      blocked: [],
    });
    expect(await aconto.get(FindRunPosition).findWaitedFor(ALFA_2024)).toBeNull();
  });

  it('says which rounds are blocked and why', async () => {
    await aconto.addBillingDates(ALFA_2024, ALFA_2025);
    await aconto.prepare(ALFA_2024);
    await aconto.get(DecideRun).cancel({ ...ALFA_2024, ...aconto.commandOf('officer-kombit'), reason: 'the budget was wrong' });
    await aconto.record({ budgets: budgetsOn('2024-12-01', 'ALFA,2024,900.00,awaiting-agreement', 'ALFA,2025,900.00,preliminary-estimate') });
    expect((await aconto.prepare(ALFA_2025)).outcome).toBe('nothing-billable');
    const [entry] = await aconto.get(ShowRun).listDatesWithoutRun();
    expect(entry?.blocked.map(({ serviceYear, reason }) => [serviceYear, reason])).toEqual([
      [2025, 'budget-preliminary-estimate'],
      [2024, 'budget-awaiting-agreement'],
    ]);
  });
});
