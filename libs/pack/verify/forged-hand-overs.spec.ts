import { HAND_OVER_EVENTS } from '#domain/audit/event-types';
import { ForgedPacks, retold } from '#pack/testing/forged-packs';

const RUN = 'KOM/2023-04-03';
const CHARGES = 'KOM/charges/1';

/** Forged from the ground up by whoever writes both rows and chain. */
describe('what was handed to the finance system', () => {
  const packs = new ForgedPacks();
  beforeEach(async () => await packs.open());
  afterEach(async () => await packs.close());

  it.each<[string, string, Parameters<ForgedPacks['judge']>[0]]>([
    ['a run exported with another sum', 'audit.jsonl data.debit', retold(HAND_OVER_EVENTS.exported, RUN, { debit: '1.00' })],
    ['a run exported with fewer entries', 'audit.jsonl data.entries', retold(HAND_OVER_EVENTS.exported, RUN, { entries: 1 })],
    ['charges exported that payers do not owe', 'audit.jsonl data.owed', retold(HAND_OVER_EVENTS.exported, CHARGES, { owed: '1.00' })],
    ['charges of a time before there were any', 'audit.jsonl subject', retold(HAND_OVER_EVENTS.exported, CHARGES, { until: '2026-09-03' })],
    ['a receipt for less', 'audit.jsonl data.debit', retold(HAND_OVER_EVENTS.acknowledged, RUN, { debit: '1.00' })],
    ['a receipt for another file', 'audit.jsonl data.sha256', retold(HAND_OVER_EVENTS.acknowledged, RUN, { sha256: '0'.repeat(64) })],
    ['a signature for another total', 'audit.jsonl data.total', retold(HAND_OVER_EVENTS.runSignedOff, RUN, { total: '1.00' })],
    [
      'a signature for another file',
      'audit.jsonl data.ledgerSha256',
      retold(HAND_OVER_EVENTS.chargesSignedOff, CHARGES, { ledgerSha256: '0'.repeat(64) }),
    ],
    ['a signature with no receipt', 'audit.jsonl subject', retold(HAND_OVER_EVENTS.acknowledged, RUN, null)],
    ['a receipt of what was not exported', 'audit.jsonl subject', retold(HAND_OVER_EVENTS.exported, RUN, null)],
  ])('fails: %s', async (_what, place, forge) => {
    const { found, independently } = await packs.judge(forge);
    expect(found).toContain(place);
    expect(independently).toBe(1);
  });

  it('is in order as it was handed over and signed', async () => expect(await packs.judge(() => ({}))).toEqual({ found: [], independently: 0 }));
});
