import fc from 'fast-check';
import { buildBridge, changeOf, type Bridge, type BridgeStep } from '#domain/bridge/bridge';
import { chainBridges, sumBridges } from '#domain/bridge/combine-bridges';
import { productEffects, type Product } from '#domain/bridge/product-effects';
import { takeFraction } from '#domain/money/fraction';
import { absolute, sum } from '#domain/money/money';
import { BRIDGE_RUNS, LAW_RUNS } from '../../../test/law-runs';

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const EFFECTS = ['price-growth', 'efficiency', 'volume', 'investment', 'risk', 'surplus'] as const;
type Effect = (typeof EFFECTS)[number];

/** Any bridge of up to six effects with up to 5 øre left to rounding. */
const bridges = fc
  .record({ fromOre: amounts, changes: fc.array(amounts, { maxLength: EFFECTS.length }), leftOre: fc.bigInt({ min: -5n, max: 5n }) })
  .map(({ fromOre, changes, leftOre }) => {
    const effects = changes.map((changeOre, index): BridgeStep<Effect> => ({ effect: EFFECTS[index] ?? 'risk', changeOre }));
    return buildBridge<Effect>({ fromOre, toOre: fromOre + sum(changes) + leftOre, effects, roundingLimitOre: 5n });
  });

const products: fc.Arbitrary<Product> = fc
  .record({ size: amounts, numerator: fc.bigInt({ min: 0n, max: 10n ** 9n }), denominator: fc.bigInt({ min: 1n, max: 10n ** 9n }) })
  .map(({ size, numerator, denominator }) => ({ size, rate: { numerator, denominator } }));

const arrivesAt = (bridge: Bridge) => bridge.fromOre + sum(bridge.steps.map((step) => step.changeOre));
const amountOf = (product: Product) => takeFraction(product.size, product.rate);

function productBridge(from: Product, to: Product): Bridge<'size' | 'rate'> {
  const { sizeOre, rateOre } = productEffects(from, to);
  const effects = [
    { effect: 'size', changeOre: sizeOre },
    { effect: 'rate', changeOre: rateOre },
  ] as const;
  // Four values are rounded to the nearest øre: at most 2 øre are left.
  return buildBridge({ fromOre: amountOf(from), toOre: amountOf(to), effects, roundingLimitOre: 2n });
}

describe('a bridge', () => {
  it(`sums exactly to the amount it leads to, in ${BRIDGE_RUNS} generated cases`, () => {
    fc.assert(
      fc.property(products, products, (from, to) => {
        const bridge = productBridge(from, to);
        expect(arrivesAt(bridge) === amountOf(to) && bridge.toOre === amountOf(to)).toBe(true);
      }),
      { numRuns: BRIDGE_RUNS },
    );
  });

  it('keeps the order of its effects and ends with the rounding, also when that is 0', () => {
    const effects = [
      { effect: 'volume', changeOre: 30n },
      { effect: 'price-growth', changeOre: -10n },
    ];
    expect(buildBridge({ fromOre: 100n, toOre: 120n, effects, roundingLimitOre: 0n }).steps).toEqual([
      ...effects,
      { effect: 'rounding', changeOre: 0n },
    ]);
  });

  it('refuses a remainder that rounding cannot explain, and says how much it is', () => {
    const effects = [{ effect: 'volume', changeOre: 30n }];
    expect(() => buildBridge({ fromOre: 100n, toOre: 133n, effects, roundingLimitOre: 2n })).toThrow(
      expect.objectContaining({ code: 'bridge-does-not-close', data: { left: '0.03', limit: '0.02' } }),
    );
  });

  it.each([['volume'], ['rounding']])('refuses the effect %s twice', (effect) => {
    const effects = [
      { effect: 'volume', changeOre: 1n },
      { effect, changeOre: 1n },
    ];
    expect(() => buildBridge({ fromOre: 0n, toOre: 2n, effects, roundingLimitOre: 0n })).toThrow(
      expect.objectContaining({ code: 'bridge-effect-twice' }),
    );
  });
});

describe('bridges together', () => {
  it('sum, as parts of a whole, to the difference of the whole and effect by effect', () => {
    fc.assert(
      fc.property(fc.array(bridges, { maxLength: 6 }), (parts) => {
        const whole = sumBridges(parts);
        expect(arrivesAt(whole)).toBe(sum(parts.map((part) => part.toOre)));
        for (const effect of [...EFFECTS, 'rounding'] as const) {
          expect(changeOf(whole, effect)).toBe(sum(parts.map((part) => changeOf(part, effect))));
        }
        expect(whole.steps.at(-1)?.effect).toBe('rounding');
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('lead, one after the other, from the first amount to the last', () => {
    fc.assert(
      fc.property(bridges, fc.array(bridges, { maxLength: 4 }), (first, others) => {
        let toOre = first.toOre;
        const following = others.map((other): Bridge<Effect> => {
          const moved = { ...other, fromOre: toOre, toOre: toOre + other.toOre - other.fromOre };
          toOre = moved.toOre;
          return moved;
        });
        const whole = chainBridges(first, ...following);
        expect([whole.fromOre, whole.toOre, arrivesAt(whole)]).toEqual([first.fromOre, toOre, toOre]);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('refuse to be chained over a gap', () => {
    const to = (fromOre: bigint, toOre: bigint) => buildBridge({ fromOre, toOre, effects: [], roundingLimitOre: 100n });
    expect(() => chainBridges(to(0n, 10n), to(11n, 12n))).toThrow(expect.objectContaining({ code: 'bridge-gap' }));
  });
});

describe('the effects of a product', () => {
  it('give the worked example of the README: 40.00 from the cost, 110.00 from the share', () => {
    const from = { size: 100_000n, rate: { numerator: 2n, denominator: 5n } };
    const to = { size: 110_000n, rate: { numerator: 1n, denominator: 2n } };
    expect(productEffects(from, to)).toEqual({ sizeOre: 4_000n, rateOre: 11_000n });
  });

  it('are 0 for a factor that did not change, however its rate is written', () => {
    fc.assert(
      fc.property(products, amounts, fc.bigInt({ min: 1n, max: 1000n }), (from, size, factor) => {
        const rate = { numerator: from.rate.numerator * factor, denominator: from.rate.denominator * factor };
        expect(productEffects(from, { size, rate }).rateOre).toBe(0n);
        expect(productEffects(from, { ...from, rate }).sizeOre).toBe(0n);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('leave at most 2 øre to rounding', () => {
    fc.assert(
      fc.property(products, products, (from, to) => absolute(changeOf(productBridge(from, to), 'rounding')) <= 2n),
      { numRuns: LAW_RUNS },
    );
  });
});
