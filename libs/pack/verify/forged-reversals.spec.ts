import { REMINDER_EVENTS } from '#domain/audit/event-types';
import { chained } from '#pack/testing/rechain';
import { ForgedPacks, retold } from '#pack/testing/forged-packs';

const REVERSAL = 'KOM-2026-09-04-1-T1';

/** Forged from the ground up by whoever writes both rows and chain. */
describe('charges taken back', () => {
  const packs = new ForgedPacks();
  beforeEach(async () => await packs.open());
  afterEach(async () => await packs.close());

  it('are in order as two people decided it', async () => expect(await packs.judge(() => ({}))).toEqual({ found: [], independently: 0 }));

  it.each<[string, string, Parameters<ForgedPacks['judge']>[0]]>([
    [
      'by the one who proposed it',
      'audit.jsonl actor',
      ({ auditEvents }) => ({
        auditEvents: chained(auditEvents.map((event) => (event.type === REMINDER_EVENTS.reversed ? { ...event, actor: 'KOM-officer' } : event))),
      }),
    ],
    ['of another amount', 'audit.jsonl data.amount', retold(REMINDER_EVENTS.reversed, REVERSAL, { amount: '0.01' })],
    ['for another reason than was proposed', 'audit.jsonl data.reason', retold(REMINDER_EVENTS.reversalProposed, REVERSAL, { reason: 'Andet' })],
    ['on another day', 'audit.jsonl data.on', ({ reversals }) => ({ reversals: reversals.map((row) => ({ ...row, on: '2026-09-05' })) })],
    ['that nobody proposed', 'audit.jsonl subject', retold(REMINDER_EVENTS.reversalProposed, REVERSAL, null)],
    ['that nobody decided', 'charge-reversals.csv reversal', retold(REMINDER_EVENTS.reversed, REVERSAL, null)],
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
    const { found, independently } = await packs.judge(forge);
    expect(found).toContain(place);
    expect(independently).toBe(1);
  });
});
