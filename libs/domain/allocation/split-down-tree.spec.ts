import fc from 'fast-check';
import { buildKeyTree, leavesBelow } from '#domain/allocation/key-tree';
import { sharesOfWhole } from '#domain/allocation/shares-of-whole';
import { splitDownTree } from '#domain/allocation/split-down-tree';
import type { AllocationKey, KeyNode } from '#domain/facts/facts';
import { addFractions, NOTHING, takeFraction } from '#domain/money/fraction';
import { absolute, sum } from '#domain/money/money';
import { LAW_RUNS } from '../../../test/law-runs';

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

/** A tree of up to 25 nodes: node i hangs below any earlier one. Weights have up to three decimals, none is 0, so every parent can be split. */
const keys = fc
  .array(fc.record({ parent: fc.nat(), weight: fc.integer({ min: 1, max: 10 ** 9 }) }), { minLength: 1, maxLength: 25 })
  .map((rows): AllocationKey => {
    const nodes = rows.map(({ parent, weight }, index): KeyNode => ({
      node: `N${index + 1}`,
      parent: `N${parent % (index + 1)}`,
      method: 'weight',
      weight: (weight / 1000).toFixed(3),
      source: '',
    }));
    return keyOf([{ node: 'N0', parent: null, method: null, weight: null, source: '' }, ...nodes]);
  });

function keyOf(nodes: readonly KeyNode[]): AllocationKey {
  return { key: 'K', programme: 'P', version: 1, validFrom: '2023-01-01', recordedOn: '2023-01-01', nodes };
}

describe('splitDownTree', () => {
  it('keeps the sum at every node, and so over the leaves', () => {
    fc.assert(
      fc.property(amounts, keys, (amountOre, key) => {
        const tree = buildKeyTree(key);
        const steps = splitDownTree(amountOre, tree);
        const amountOf = new Map(steps.map((step) => [step.node, step.amountOre]));
        expect(steps).toHaveLength(key.nodes.length);
        for (const parent of tree.children.keys()) {
          expect(sum(steps.filter((step) => step.parent === parent).map((step) => step.amountOre))).toBe(amountOf.get(parent));
        }
        expect(sum(leavesBelow(tree, tree.root).map((leaf) => amountOf.get(leaf) ?? 0n))).toBe(amountOre);
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('gives every node its exact share of its parent to within one øre', () => {
    fc.assert(
      fc.property(amounts, keys, (amountOre, key) => {
        for (const step of splitDownTree(amountOre, buildKeyTree(key))) {
          expect(absolute(step.amountOre * step.weightSum - step.parentAmountOre * step.weight) < step.weightSum).toBe(true);
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('gives the same steps in the same order whatever the order of the rows', () => {
    const shuffled = keys.chain((key) => fc.tuple(fc.constant(key), fc.shuffledSubarray([...key.nodes], { minLength: key.nodes.length })));
    fc.assert(
      fc.property(amounts, shuffled, (amountOre, [key, nodes]) => {
        expect(splitDownTree(amountOre, buildKeyTree(keyOf(nodes)))).toEqual(splitDownTree(amountOre, buildKeyTree(key)));
      }),
      { numRuns: LAW_RUNS },
    );
  });

  it('puts a parent before its children', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const seen = new Set<string | null>([null]);
        for (const step of splitDownTree(100n, buildKeyTree(key))) {
          expect(seen.has(step.parent)).toBe(true);
          seen.add(step.node);
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });
});

describe('sharesOfWhole', () => {
  it('gives the leaves parts that sum to exactly 1, and to which a large amount is split within an øre a level', () => {
    fc.assert(
      fc.property(amounts, keys, (amountOre, key) => {
        const shares = sharesOfWhole(key.nodes);
        const whole = [...shares.values()].reduce(addFractions, NOTHING);
        expect(whole.numerator).toBe(whole.denominator);
        const steps = new Map(splitDownTree(amountOre, buildKeyTree(key)).map((step) => [step.node, step.amountOre]));
        for (const [leaf, share] of shares) {
          expect(absolute((steps.get(leaf) ?? 0n) - takeFraction(amountOre, share)) <= BigInt(key.nodes.length)).toBe(true);
        }
      }),
      { numRuns: LAW_RUNS },
    );
  });
});
