import { findKeyIssues } from '#domain/allocation/key-issues';
import { buildKeyTree } from '#domain/allocation/key-tree';
import type { KeyNode, WeightMethod } from '#domain/facts/facts';

const root: KeyNode = { node: 'ALL', parent: null, method: null, weight: null, source: '' };
const child = (node: string, weight: string | null, method: WeightMethod | null = 'percent', parent = 'ALL'): KeyNode => ({
  node,
  parent,
  method,
  weight,
  source: '',
});
const codes = (nodes: readonly KeyNode[]) => findKeyIssues(nodes).map((issue) => issue.code);

describe('findKeyIssues', () => {
  it('finds nothing in a sound key, decimals and a single node included', () => {
    expect(codes([child('DR', '62.5'), root, child('KL', '37.50'), child('0101', '3', 'weight', 'KL')])).toEqual([]);
    expect(codes([root])).toEqual([]);
  });

  it.each<[string, KeyNode[], string[]]>([
    ['percentages that do not sum to 100', [root, child('A', '62.5'), child('B', '37.4999')], ['percent-sum']],
    ['weights that sum to 0', [root, child('A', '0', 'weight'), child('B', '0.00', 'weight')], ['weight-sum-zero']],
    ['siblings of two methods', [root, child('A', '50'), child('B', '50', 'weight')], ['methods-mixed']],
    ['a node that stands twice', [root, child('A', '50'), child('A', '50')], ['node-duplicate']],
    ['an unknown parent', [root, child('A', '100', 'percent', 'X')], ['parent-unknown']],
    ['a cycle', [root, child('A', '1', 'weight', 'B'), child('B', '1', 'weight', 'A')], ['cycle', 'cycle']],
    ['no root', [child('A', '1', 'weight', 'A')], ['root-missing', 'cycle']],
    ['two roots', [root, { ...root, node: 'B' }], ['root-not-single']],
    ['a missing weight', [root, child('A', null)], ['weight-missing']],
    ['a negative weight', [root, child('A', '-1', 'weight'), child('B', '2', 'weight')], ['weight-malformed']],
    ['a code that is not ASCII', [root, child('Ærø', '100')], ['node-code-malformed']],
    ['no node at all', [], ['root-missing']],
  ])('finds %s', (_, nodes, expected) => {
    expect(codes(nodes)).toEqual(expected);
  });

  it('stops a split by an unsound key', () => {
    const key = { key: 'K', programme: 'P', version: 1, validFrom: '2023-01-01', recordedOn: '2023-01-01', nodes: [root, child('A', '99')] };
    expect(() => buildKeyTree(key)).toThrow(expect.objectContaining({ code: 'key-unsound' }));
  });
});
