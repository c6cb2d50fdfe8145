import fc from 'fast-check';
import { splitAmount, type Weighted } from '#domain/allocation/split-amount';
import { absolute, sum } from '#domain/money/money';
import { LAW_RUNS } from '../../../test/law-runs';

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const weights = fc.oneof(fc.bigInt({ min: 0n, max: 3n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));
const parts = fc
  .uniqueArray(fc.record({ code: fc.stringMatching(/^[0-9A-Z]{1,4}$/), weight: weights }), {
    selector: (part) => part.code,
    minLength: 1,
    maxLength: 30,
  })
  .filter((list) => list.some((part) => part.weight > 0n));
const byCode = (list: readonly { code: string; amountOre: bigint }[]) => new Map(list.map((part) => [part.code, part.amountOre]));

describe('splitAmount', () => {
  it('keeps the sum', () => {
    fc.assert(
      fc.property(amounts, parts, (amountOre, list) => sum(splitAmount(amountOre, list).map((part) => part.amountOre)) === amountOre),
      { numRuns: LAW_RUNS },
    );
  });

  it('does not care for the order of rows', () => {
    const shuffled = parts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(amounts, shuffled, (amountOre, [list, other]) => {
        expect(byCode(splitAmount(amountOre, other))).toEqual(byCode(splitAmount(amountOre, list)));
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('mirrors the sign', () => {
    fc.assert(
      fc.property(amounts, parts, (amountOre, list) => {
        expect(splitAmount(-amountOre, list).map((part) => -part.amountOre)).toEqual(splitAmount(amountOre, list).map((part) => part.amountOre));
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('gives each part its exact share to within one øre: |part × Σ weights − amount × weight| < Σ weights', () => {
    fc.assert(
      fc.property(amounts, parts, (amountOre, list) => {
        const weightSum = sum(list.map((part) => part.weight));
        splitAmount(amountOre, list).forEach((part, index) => {
          const error = part.amountOre * weightSum - amountOre * (list[index]?.weight ?? 0n);
          expect(absolute(error) < weightSum).toBe(true);
        });
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('never gives an øre to a smaller fraction before a larger one, nor at a tie to a higher code before a lower one', () => {
    fc.assert(
      fc.property(amounts, parts, (amountOre, list) => {
        const split = splitAmount(amountOre, list);
        const lucky = split.filter((part) => part.gotResidual);
        const unlucky = split.filter((part) => !part.gotResidual);
        for (const winner of lucky) {
          for (const loser of unlucky) {
            expect(winner.remainder > loser.remainder || (winner.remainder === loser.remainder && winner.code < loser.code)).toBe(true);
          }
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('gives nothing to a weight of 0', () => {
    fc.assert(
      fc.property(amounts, parts, (amountOre, list) => {
        const zero = new Set(list.filter((part) => part.weight === 0n).map((part) => part.code));
        expect(splitAmount(amountOre, list).filter((part) => zero.has(part.code) && part.amountOre !== 0n)).toEqual([]);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('gives the odd øre of two equal halves to the lowest code', () => {
    const list: Weighted[] = [
      { code: 'KL', weight: 1n },
      { code: 'DR', weight: 1n },
    ];
    expect(byCode(splitAmount(3n, list))).toEqual(
      new Map([
        ['KL', 1n],
        ['DR', 2n],
      ]),
    );
    expect(byCode(splitAmount(-3n, list))).toEqual(
      new Map([
        ['KL', -1n],
        ['DR', -2n],
      ]),
    );
  });

  it.each([
    [[]],
    [[{ code: 'A', weight: 0n }]],
    [
      [
        { code: 'A', weight: -1n },
        { code: 'B', weight: 2n },
      ],
    ],
  ])('refuses weights %p', (list) => {
    expect(() => splitAmount(1n, list)).toThrow(expect.objectContaining({ code: 'weights-sum-to-nothing' }));
  });
});
