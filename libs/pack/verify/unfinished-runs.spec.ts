import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackContent, RunRow } from '#pack/pack-content';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { chained, eventOf } from '#pack/testing/rechain';
import { allFindings } from '#pack/testing/tamper';
import type { VerifyReport } from '#pack/verify/verify-report';
import { verifyPack } from '#pack/verify/verify-pack';
import { writePack } from '#pack/write-pack';
import { sentenceOf } from '#pack/verify/remark';

/** A pack may be made on any day, so runs may be anywhere on their way. */
describe('a pack made while runs are under way', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aconto-unfinished-'));
  });
  afterEach(async () => await rm(root, { recursive: true, force: true }));

  const verify = async (change: (content: PackContent) => Partial<PackContent>): Promise<VerifyReport> => {
    const { content, documents, letters } = samplePack();
    const dir = join(root, 'pack');
    const changed = { ...content, ...change(content) };
    await writePack({
      dir,
      content: changed,
      documents: documents(),
      letters: letters(),
      signer: sampleSigner(1),
      madeAt: '2026-09-30T10:00:00.000Z',
    });
    return await verifyPack(dir);
  };

  it('is in order with a draft that nobody has submitted', async () => {
    const report = await verify(({ runs, auditEvents }) => {
      const row = draft(runs);
      const data = { digest: row.digest, knownOn: row.openedOn };
      return {
        runs: [...runs, row],
        auditEvents: chained([...auditEvents, { ...eventOf(auditEvents), type: 'run-prepared', subject: row.run, data }]),
      };
    });
    expect(allFindings(report)).toEqual([]);
  });

  it('is in order with mail under way, and says so', async () => {
    const report = await verify(({ runs, deliveries, auditEvents }) => ({
      auditEvents: auditEvents.slice(0, -1),
      runs: runs.map((run) => (run.run === 'KOM/2025-04-01' ? { ...run, state: 'issued' } : run)),
      deliveries: deliveries.map((mail) => (mail.number === 'KOM-000012' ? { ...mail, state: 'queued' } : mail)),
    }));
    expect(allFindings(report)).toEqual([]);
    expect(report.checks.at(-1)?.remarks.map(sentenceOf)).toEqual(['KOM-000012: no mail has been accepted (queued)']);
  });

  it('fails with mail under way in a run called completed', async () => {
    const report = await verify(({ deliveries }) => ({
      deliveries: deliveries.map((mail) => (mail.number === 'KOM-000012' ? { ...mail, state: 'queued' } : mail)),
    }));
    expect(allFindings(report).map(({ file, column }) => `${file} ${column}`)).toContain('deliveries.csv state');
  });

  it('fails a document mailed twice, and an internal posting mailed at all', async () => {
    const report = await verify(({ deliveries }) => ({
      deliveries: [
        ...deliveries,
        { number: 'KOM-000001', address: 'x@y.example', messageId: '<again@x>', state: 'sent', at: '2026-09-30T09:00:00.000Z' },
        { number: 'REG-INT-000001', address: 'x@y.example', messageId: '<internal@x>', state: 'sent', at: '2026-09-30T09:00:00.000Z' },
      ],
    }));
    expect(report.checks.at(-1)?.failures.map(({ column, expected }) => `${column}: ${expected}`)).toEqual([
      'state: one accepted mail of KOM-000001',
      'number: no mail for an internal posting',
    ]);
  });

  it.each([
    ['approved_by', (run: RunRow) => ({ ...run, approvedBy: run.submittedBy })],
    ['approved_at', (run: RunRow) => ({ ...run, approvedAt: '2026-01-01T00:00:00.000Z' })],
    ['submitted_by', (run: RunRow) => ({ ...run, submittedBy: 'nobody' })],
    ['issued_at', (run: RunRow) => ({ ...run, issuedAt: null })],
    ['rules_version', (run: RunRow) => ({ ...run, rulesVersion: '0' })],
  ])('fails a run with another %s', async (column, change) => {
    const report = await verify(({ runs }) => ({ runs: runs.map((run, index) => (index === 0 ? change(run) : run)) }));
    expect(
      allFindings(report)
        .filter(({ file }) => file === 'runs.csv')
        .map((finding) => finding.column),
    ).toContain(column);
  });

  it('fails an approver whose role had ended', async () => {
    const report = await verify(({ people }) => ({
      people: people.map((person) => (person.role === 'approver' ? { ...person, validUntil: '2026-09-01' } : person)),
    }));
    expect(allFindings(report).map(({ file, column }) => `${file} ${column}`)).toEqual([
      ...Array<string>(5).fill('runs.csv approved_by'),
      ...Array<string>(5).fill('audit.jsonl data.role'),
    ]);
  });
});

function draft([run]: readonly RunRow[]): RunRow {
  if (!run) throw new Error('the sample has no runs');
  return {
    ...run,
    run: 'REG/2025-04-01',
    businessDate: '2025-04-01',
    openedOn: '2025-03-18',
    state: 'draft',
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    issuedOn: null,
    issuedAt: null,
  };
}
