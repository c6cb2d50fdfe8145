import { weighEvidence, type Evidence } from '#use-cases/weigh-evidence';

const SILENT: Evidence = {
  state: 'handed-over',
  stateAt: '2024-04-02T07:00:00.000Z',
  storedAt: null,
  spokeAt: '2024-04-02T07:15:00.000Z',
  silenceProvesAfterMs: 900_000,
};

describe('the evidence for a mail without an answer', () => {
  it('is sent when the journal has it, however late', () => {
    expect(weighEvidence({ ...SILENT, storedAt: '2024-04-02T07:00:01.000Z' })).toEqual({
      state: 'sent',
      detail: 'journal: stored 2024-04-02T07:00:01.000Z',
    });
    expect(weighEvidence({ ...SILENT, state: 'unknown', silenceProvesAfterMs: null, storedAt: '2024-04-02T07:00:01.000Z' })).toMatchObject({
      state: 'sent',
    });
  });

  it.each(['handed-over', 'unknown'] as const)(
    'puts a %s mail back in the queue once the journal holds what was sent late enough, and not a moment before',
    (state) => {
      expect(weighEvidence({ ...SILENT, state })).toEqual({
        state: 'queued',
        detail: 'not in the journal 900 s after it was handed over, and what was sent then is: it was not accepted',
      });
      expect(weighEvidence({ ...SILENT, state, spokeAt: '2024-04-02T07:14:59.999Z' })).toBe('wait');
    },
  );

  it('waits, however long, for a journal that holds nothing newer: it may be late, or filled no more', () => {
    expect(weighEvidence({ ...SILENT, spokeAt: null })).toBe('wait');
    expect(weighEvidence({ ...SILENT, spokeAt: '2024-04-02T06:00:00.000Z' })).toBe('wait');
  });

  it('leaves it to a person where silence proves nothing', () => {
    expect(weighEvidence({ ...SILENT, silenceProvesAfterMs: null })).toMatchObject({ state: 'unknown' });
    expect(weighEvidence({ ...SILENT, state: 'unknown', silenceProvesAfterMs: null })).toBe('stands');
  });
});
