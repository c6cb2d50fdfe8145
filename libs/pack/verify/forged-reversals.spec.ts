import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import { REMINDER_EVENTS } from '#domain/audit/event-types';
import type { PackContent } from '#pack/pack-content';
import { chained } from '#pack/testing/rechain';
import { samplePack, sampleSigner } from '#pack/testing/sample-pack';
import { allFindings } from '#pack/testing/tamper';
import { verifyPack } from '#pack/verify/verify-pack';
import { writePack } from '#pack/write-pack';

/** Forged from the ground up by whoever writes both rows and chain: what is wrong is wrong in itself. */
describe('charges taken back', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aconto-reversals-'));
  });
  afterEach(async () => await rm(root, { recursive: true, force: true }));

  const judge = async (forge: (content: PackContent) => Partial<PackContent>) => {
    const { content, documents, letters } = samplePack();
    const dir = join(root, 'pack');
    const forged = { ...content, ...forge(content) };
    await writePack({
      dir,
      content: forged,
      documents: documents(),
      letters: letters(),
      signer: sampleSigner(1),
      madeAt: '2026-09-30T10:00:00.000Z',
    });
    const found = new Set(allFindings(await verifyPack(dir)).map(({ file, column }) => `${file} ${column ?? ''}`));
    return { found: [...found], independently: spawnSync('python3', ['test/independent/recompute.py', dir], { encoding: 'utf8' }).status };
  };
  const retold = (content: PackContent, type: string, change: (event: ChainedAuditEvent) => Partial<ChainedAuditEvent>) =>
    chained(content.auditEvents.map((event) => (event.type === type ? { ...event, ...change(event) } : event)));
  const told = ({ data }: ChainedAuditEvent, more: object) => ({ data: { ...(typeof data === 'object' ? data : {}), ...more } });

  it('are in order as two people decided it', async () => expect(await judge(() => ({}))).toEqual({ found: [], independently: 0 }));

  it.each<[string, string, (content: PackContent) => Partial<PackContent>]>([
    [
      'by the one who proposed it',
      'audit.jsonl actor',
      (content) => ({ auditEvents: retold(content, REMINDER_EVENTS.reversed, () => ({ actor: 'KOM-officer' })) }),
    ],
    [
      'of another amount',
      'audit.jsonl data.amount',
      (content) => ({ auditEvents: retold(content, REMINDER_EVENTS.reversed, (event) => told(event, { amount: '0.01' })) }),
    ],
    [
      'for another reason than was proposed',
      'audit.jsonl data.reason',
      (content) => ({ auditEvents: retold(content, REMINDER_EVENTS.reversalProposed, (event) => told(event, { reason: 'Andet' })) }),
    ],
    ['on another day', 'audit.jsonl data.on', ({ reversals }) => ({ reversals: reversals.map((row) => ({ ...row, on: '2026-09-05' })) })],
    [
      'that nobody proposed',
      'audit.jsonl subject',
      (content) => ({ auditEvents: chained(content.auditEvents.filter(({ type }) => type !== REMINDER_EVENTS.reversalProposed)) }),
    ],
    [
      'that nobody decided',
      'charge-reversals.csv reversal',
      (content) => ({ auditEvents: chained(content.auditEvents.filter(({ type }) => type !== REMINDER_EVENTS.reversed)) }),
    ],
    ['but kept out of the rows', 'audit.jsonl subject', () => ({ reversals: [] })],
    ['twice', 'charge-reversals.csv batch', ({ reversals }) => ({ reversals: reversals.flatMap((row) => [row, { ...row, id: `${row.id}0` }]) })],
    [
      'of a letter that charged nothing',
      'charge-reversals.csv batch',
      ({ reversals }) => ({ reversals: reversals.map((row) => ({ ...row, payer: '0202' })) }),
    ],
    [
      'by an øre more than was charged',
      'ledger.csv credit',
      ({ ledger }) => ({
        ledger: ledger.map((row) => (row.entry.endsWith('~back') && row.creditOre > 0n ? { ...row, creditOre: row.creditOre + 1n } : row)),
      }),
    ],
    ['and not posted', 'charge-reversals.csv ', ({ ledger }) => ({ ledger: ledger.filter(({ entry }) => !entry.endsWith('~back')) })],
  ])('fail %s', async (_how, place, forge) => {
    const { found, independently } = await judge(forge);
    expect(found).toContain(place);
    expect(independently).toBe(1);
  });
});
