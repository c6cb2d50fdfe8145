import { comparePayers } from '#domain/comparison/compare-payers';

const of = (amounts: Readonly<Record<string, bigint>>) => new Map(Object.entries(amounts));
const marks = (current: Readonly<Record<string, bigint>>, lastYear: Readonly<Record<string, bigint>>) =>
  comparePayers(of(current), of(lastYear)).map((row) => [row.payer, row.changeBasisPoints, row.standsOut]);

describe('comparePayers', () => {
  it("marks the payer whose change is far from the whole run's, and leaves the even ones", () => {
    expect(marks({ B: 1100n, A: 1100n, C: 2000n }, { A: 1000n, B: 1000n, C: 1900n })).toEqual([
      ['A', 1000, null],
      ['B', 1000, null],
      ['C', 526, null],
    ]);
    expect(marks({ A: 1000n, B: 1000n, C: 200n }, { A: 1000n, B: 1000n, C: 100n })).toEqual([
      ['A', 0, null],
      ['B', 0, null],
      ['C', 10_000, 'far-from-the-others'],
    ]);
  });

  it('marks new payers, those no longer billed, and a charge that became a credit', () => {
    expect(marks({ A: 1000n, N: 5n, C: -10n }, { A: 1000n, G: 5n, C: 10n })).toEqual([
      ['A', 0, null],
      ['C', -20_000, 'sign-changed'],
      ['G', -10_000, 'no-longer-billed'],
      ['N', null, 'new-payer'],
    ]);
  });

  it('rounds a change in percent as amounts are rounded, and does not cut it off', () => {
    expect(marks({ A: 20_003n }, { A: 30_000n })).toEqual([['A', -3_332, null]]);
    expect(marks({ A: 20_002n }, { A: 30_000n })).toEqual([['A', -3_333, null]]);
  });

  it('marks nobody in a first year', () => {
    expect(marks({ A: 1000n }, {})).toEqual([['A', null, null]]);
  });
});
