import { groupByParent } from '#domain/allocation/group-by-parent';
import { findKeyIssues } from '#domain/allocation/key-issues';
import { DomainError } from '#domain/errors';
import type { AllocationKey, KeyNode } from '#domain/facts/facts';
import { scaleToIntegers } from '#domain/money/decimal-text';

/** A key made ready to split by: each inner node with its children and their weights as whole numbers on one scale. */
export interface KeyTree {
  readonly key: string;
  readonly version: number;
  readonly root: string;
  readonly children: ReadonlyMap<string, readonly KeyTreeChild[]>;
  readonly nodes: ReadonlyMap<string, KeyNode>;
}

export interface KeyTreeChild {
  readonly node: KeyNode;
  readonly weight: bigint;
}

/** Checks the key whole and builds its tree; `key-unsound` with the first issue's text when anything is wrong. */
export function buildKeyTree(key: AllocationKey): KeyTree {
  const [issue] = findKeyIssues(key.nodes);
  if (issue) throw new DomainError('key-unsound', `key ${key.key} version ${key.version}: ${issue.message}`, { key: key.key, node: issue.node });
  const root = key.nodes.find((node) => node.parent === null)?.node ?? '';
  const children = new Map([...groupByParent(key.nodes)].map(([parent, group]) => [parent, weigh(group)]));
  return { key: key.key, version: key.version, root, children, nodes: new Map(key.nodes.map((node) => [node.node, node])) };
}

/** Codes of the leaves (payers) below a node, or the node itself when it is a leaf; sorted by byte order. */
export function leavesBelow(tree: KeyTree, node: string): string[] {
  const children = tree.children.get(node);
  if (!children) return [node];
  return children.flatMap((child) => leavesBelow(tree, child.node.node)).sort(byCode);
}

export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function weigh(group: readonly KeyNode[]): KeyTreeChild[] {
  const { integers } = scaleToIntegers(group.map((node) => node.weight ?? '0'));
  return group.map((node, index) => ({ node, weight: integers[index] ?? 0n })).sort((a, b) => byCode(a.node.node, b.node.node));
}
