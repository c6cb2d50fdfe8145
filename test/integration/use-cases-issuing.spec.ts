import { findBrokenLink } from '#domain/audit/audit-event';
import { listAuditEvents } from '#persistence/audit-log';
import { DecideRun } from '#use-cases/decide-run';
import { actualCostsOn, agreementsOn, ALFA_2024, ALFA_2025, BETA_2024, smallWorld } from './support/small-world';
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

describe('issuing', () => {
  it('twice, also at the same time, issues once', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await aconto.approve(ALFA_2024);
    const [first, second] = await Promise.all([aconto.issue(ALFA_2024), aconto.issue(ALFA_2024)]);
    expect(first).toEqual(second);
    expect(await aconto.issue(ALFA_2024)).toEqual(first);
    expect(first.mails).toEqual(['anchor/KOMBIT/2024-04-02/auditor']);
    expect(await aconto.query(`select number from issued_document order by number`)).toEqual(
      ['1', '2', '3'].map((serial) => ({ number: `KOMBIT-00000${serial}` })),
    );
    expect((await aconto.decisions(ALFA_2024)).filter((decision) => decision === 'issued')).toHaveLength(1);
  });

  it('of two issuers at once numbers each series from 1 without a gap', async () => {
    for (const key of [ALFA_2024, BETA_2024]) {
      await aconto.addBillingDates(key);
      await aconto.prepare(key);
      await aconto.submit(key);
      await aconto.approve(key);
    }
    await Promise.all([aconto.issue(ALFA_2024), aconto.issue(BETA_2024)]);
    expect(await aconto.query(`select number, kind from issued_document order by number`)).toEqual([
      { number: 'KOMBIT-000001', kind: 'invoice' },
      { number: 'KOMBIT-000002', kind: 'invoice' },
      { number: 'KOMBIT-000003', kind: 'invoice' },
      { number: 'RM-000001', kind: 'invoice' },
      { number: 'RM-INT-000001', kind: 'internal' },
    ]);
  });

  it('compares the rows that people saw with the calculation: an øre moved between two documents is found', async () => {
    await prepared();
    const move = (ordinal: number, by: number) =>
      `update document_line set net_ore = net_ore + ${by} where run = 'KOMBIT/2024-04-02' and ordinal = ${ordinal} and line = 1`;
    await aconto.asOwner(async (owner) => {
      await owner.query(move(0, 1));
      await owner.query(move(1, -1));
    });
    await expect(aconto.submit(ALFA_2024)).rejects.toMatchObject({ code: 'run-rows-differ' });
    await aconto.asOwner(async (owner) => {
      await owner.query(move(0, -1));
      await owner.query(move(1, 1));
    });
    await aconto.submit(ALFA_2024);
  });

  it('that breaks in the middle leaves no gap: the numbers are given to the next', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    await aconto.approve(ALFA_2024);
    await aconto.asOwner(async (owner) => {
      await owner.query(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
      await owner.query(`create trigger fail before insert on mail for each statement execute function fail()`);
    });
    await expect(aconto.issue(ALFA_2024)).rejects.toThrow('the disk is full');
    expect((await aconto.view(ALFA_2024)).run.state).toBe('approved');
    await aconto.asOwner((owner) => owner.query(`drop trigger fail on mail`));
    await aconto.issue(ALFA_2024);
    expect(await aconto.query(`select min(serial)::int as first, max(serial)::int as last, count(*)::int as documents from issued_document`)).toEqual(
      [{ first: 1, last: 3, documents: 3 }],
    );
  });

  it('of a run that only settles what was billed exactly counts the round and makes no document', async () => {
    await aconto.playToIssue(ALFA_2024);
    await aconto.deliver(ALFA_2024);
    await aconto.record({ 'actual-costs': actualCostsOn('2025-03-01', 'ALFA,2024,1000.00') });
    await aconto.playToIssue(ALFA_2025);
    await aconto.deliver(ALFA_2025);
    const view = await aconto.view(ALFA_2025);
    expect(view.run.state).toBe('completed');
    expect(view.documents).toEqual([]);
    expect(view.rounds.map((round) => [round.serviceYear, round.kind, round.sequence, round.billedOre])).toEqual([[2024, 'true-up', 2, 0n]]);
    expect(view.blocked.map((blocked) => [blocked.serviceYear, blocked.reason])).toEqual([[2025, 'budget-missing']]);
  });

  it('leaves an audit trail that is whole', async () => {
    await aconto.playToIssue(ALFA_2024);
    await aconto.deliver(ALFA_2024);
    await aconto.record({ agreements: agreementsOn('2025-01-15', 'ALFA,2025') });
    const events = await aconto.database.read((transaction) => listAuditEvents(transaction));
    expect(findBrokenLink(events)).toBeNull();
    expect(events.filter((event) => event.subject === 'KOMBIT/2024-04-02').map((event) => event.type)).toEqual([
      'run-prepared',
      'run-submitted',
      'run-approved',
      'run-issued',
      'run-completed',
    ]);
  });
});

describe("a person's command", () => {
  it('given twice has one effect and one answer; its id with another content is refused', async () => {
    await prepared();
    const command = { ...ALFA_2024, commandId: 'once', person: 'officer-kombit' };
    const [first, second] = await Promise.all([aconto.get(DecideRun).submit(command), aconto.get(DecideRun).submit(command)]);
    expect([first, second]).toEqual(['submitted', 'submitted']);
    expect(await aconto.decisions(ALFA_2024)).toEqual(['prepared', 'submitted']);
    await expect(aconto.get(DecideRun).submit({ ...command, person: 'approver-kombit' })).rejects.toMatchObject({ code: 'command-reused' });
    await expect(aconto.get(DecideRun).cancel({ ...command, reason: 'no' })).rejects.toMatchObject({ code: 'command-reused' });
  });

  it('that was refused may be given again once it is right', async () => {
    await prepared();
    await aconto.submit(ALFA_2024);
    const { run } = await aconto.view(ALFA_2024);
    const approve = (digest: string) => aconto.get(DecideRun).approve({ ...ALFA_2024, commandId: 'a', person: 'approver-kombit', digest });
    await expect(approve('0'.repeat(64))).rejects.toMatchObject({ code: 'approval-digest-differs' });
    expect(await approve(run.digest ?? '')).toBe('approved');
  });

  it('on a run that is not there is refused', async () => {
    await expect(aconto.submit(ALFA_2024)).rejects.toMatchObject({ code: 'run-unknown' });
  });

  it('by who both submitted and may approve is refused', async () => {
    await aconto.record({
      people: 'person,label,email,role,issuer,organisation,valid_from,valid_until\nofficer-kombit,Both,b@aconto.example,approver,KOMBIT,,2022-01-01,',
    });
    await prepared();
    await aconto.submit(ALFA_2024);
    const { run } = await aconto.view(ALFA_2024);
    await expect(
      aconto.get(DecideRun).approve({ ...ALFA_2024, ...aconto.commandOf('officer-kombit'), digest: run.digest ?? '' }),
    ).rejects.toMatchObject({
      code: 'same-person',
    });
  });
});
