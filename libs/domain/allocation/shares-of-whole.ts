import { groupByParent } from '#domain/allocation/group-by-parent';
import type { KeyNode } from '#domain/facts/facts';
import { scaleToIntegers } from '#domain/money/decimal-text';
import { multiplyFractions, type Fraction } from '#domain/money/fraction';

const WHOLE: Fraction = { numerator: 1n, denominator: 1n };

/**
 * Each leaf's exact part of the whole: the product of its ancestors' parts of their parents. It is what a key says before any amount is split by it,
 * and so without the largest remainder. The nodes are a sound key's.
 */
export function sharesOfWhole(nodes: readonly KeyNode[]): ReadonlyMap<string, Fraction> {
  const below = groupByParent(nodes);
  const shares = new Map<string, Fraction>();
  const walk = (node: string, share: Fraction): void => {
    const group = below.get(node);
    if (!group) {
      shares.set(node, share);
      return;
    }
    const { integers } = scaleToIntegers(group.map(({ weight }) => weight ?? '0'));
    const denominator = integers.reduce((sum, integer) => sum + integer, 0n);
    group.forEach((child, index) => walk(child.node, multiplyFractions(share, { numerator: integers[index] ?? 0n, denominator })));
  };
  for (const root of nodes.filter(({ parent }) => parent === null)) walk(root.node, WHOLE);
  return shares;
}
