import type { AllocationKey, Budget } from '#domain/facts/facts';
import { factsKnownOn, type Facts } from '#domain/settlement/known-facts';
import { netAmount } from '#domain/settlement/net-amount';
import { payerAnsweringOn } from '#domain/settlement/successors';

const none: Facts = { programmes: [], budgets: [], actualCosts: [], agreements: [], keys: [], arrangements: [], payers: [] };

function budget(version: number, recordedOn: string): Budget {
  return { programme: 'FUT', year: 2024, version, status: 'approved', currency: 'DKK', amountOre: 1n, recordedOn, source: '' };
}

function key(version: number, validFrom: string, recordedOn: string, name = 'FUT'): AllocationKey {
  return { key: name, programme: 'FUT', version, validFrom, recordedOn, nodes: [] };
}

describe('factsKnownOn', () => {
  it('sees what was recorded on the day itself, and nothing later', () => {
    const budgets = [budget(2, '2024-03-15'), budget(1, '2023-01-02')];
    const versionOn = (day: string) => factsKnownOn({ ...none, budgets }, day).findBudget('FUT', 2024)?.version ?? null;
    expect(['2023-01-01', '2024-03-14', '2024-03-15'].map(versionOn)).toEqual([null, 1, 2]);
  });

  it('takes the latest recorded key that is valid on 1 January of the service year', () => {
    const keys = [
      key(1, '2022-01-01', '2022-01-05'),
      key(2, '2023-01-01', '2023-01-05'),
      key(3, '2023-01-02', '2023-01-06'),
      key(4, '2022-01-01', '2024-01-05'),
    ];
    const versionFor = (year: number, day: string) => factsKnownOn({ ...none, keys }, day).findKey('FUT', year)?.version ?? null;
    expect([versionFor(2021, '2023-12-31'), versionFor(2022, '2023-12-31'), versionFor(2023, '2023-12-31'), versionFor(2024, '2023-12-31')]).toEqual([
      null,
      1,
      2,
      3,
    ]);
    expect([versionFor(2022, '2024-01-05'), versionFor(2023, '2024-01-05')]).toEqual([4, 4]);
  });

  it('takes a new key with version 1 before an older one with version 2', () => {
    const keys = [key(1, '2024-01-01', '2024-01-05', 'NEW'), key(2, '2022-01-01', '2023-01-05', 'OLD')];
    expect(factsKnownOn({ ...none, keys }, '2024-02-01').findKey('FUT', 2024)?.key).toBe('NEW');
  });
});

describe('payerAnsweringOn', () => {
  const payers = new Map(
    [
      { code: '1084', validFrom: '2007-01-01', validUntil: '2027-01-01', successor: '1086' },
      { code: '1086', validFrom: '2027-01-01', validUntil: '2040-01-01', successor: '1090' },
      { code: '1090', validFrom: '2040-01-01', validUntil: null, successor: null },
      { code: '0411', validFrom: '2007-01-01', validUntil: '2020-01-01', successor: null },
      { code: 'A', validFrom: '2007-01-01', validUntil: '2020-01-01', successor: 'B' },
      { code: 'B', validFrom: '2007-01-01', validUntil: '2020-01-01', successor: 'A' },
    ].map((payer) => [payer.code, payer]),
  );

  it('follows successors from the day a payer ends', () => {
    expect(['2026-12-31', '2027-01-01', '2040-01-01'].map((day) => payerAnsweringOn('1084', day, payers))).toEqual(['1084', '1086', '1090']);
  });

  it('lets a payer without successor answer for itself after its end', () => {
    expect(payerAnsweringOn('0411', '2024-01-01', payers)).toBe('0411');
  });

  it('refuses an unknown payer and a circle', () => {
    expect(() => payerAnsweringOn('9999', '2024-01-01', payers)).toThrow(expect.objectContaining({ code: 'payer-unknown' }));
    expect(() => payerAnsweringOn('A', '2024-01-01', payers)).toThrow(expect.objectContaining({ code: 'successor-cycle' }));
  });
});

describe('netAmount', () => {
  it('takes VAT out of an amount that includes it, once, half away from zero', () => {
    const net = (amountOre: bigint) => netAmount(amountOre, { vatBasis: 'including', vatRatePercent: '25.00' });
    expect([net(100_001n), net(-100_001n), net(0n)]).toEqual([80_001n, -80_001n, 0n]);
    // 3 ÷ 1.2 = 2.5: exactly half an øre.
    expect([netAmount(3n, { vatBasis: 'including', vatRatePercent: '20' }), netAmount(-3n, { vatBasis: 'including', vatRatePercent: '20' })]).toEqual(
      [3n, -3n],
    );
  });

  it('leaves an amount excluding VAT as it is', () => {
    expect(netAmount(100_001n, { vatBasis: 'excluding', vatRatePercent: '25.00' })).toBe(100_001n);
  });
});
