import { groupByParent } from '#domain/allocation/group-by-parent';
import type { KeyNode } from '#domain/facts/facts';
import { scaleToIntegers } from '#domain/money/decimal-text';
import { sum } from '#domain/money/money';

/** One thing wrong with a key, bound to the node it was found at (the parent, when siblings do not fit together). */
export interface KeyIssue {
  readonly code:
    | 'node-duplicate'
    | 'node-code-malformed'
    | 'root-missing'
    | 'root-not-single'
    | 'parent-unknown'
    | 'cycle'
    | 'weight-missing'
    | 'weight-malformed'
    | 'methods-mixed'
    | 'percent-sum'
    | 'weight-sum-zero';
  readonly node: string;
  readonly message: string;
}

const NODE_CODE = /^[\x21-\x7e]{1,32}$/;
const DECIMAL = /^\d{1,24}(?:\.\d{1,12})?$/;

/** Everything wrong with the nodes of a key; empty when it can be split by. */
export function findKeyIssues(nodes: readonly KeyNode[]): KeyIssue[] {
  const shape = [...codeIssues(nodes), ...rootIssues(nodes), ...parentIssues(nodes), ...weightIssues(nodes)];
  return shape.length > 0 ? shape : siblingIssues(nodes);
}

function codeIssues(nodes: readonly KeyNode[]): KeyIssue[] {
  const seen = new Set<string>();
  return nodes.flatMap(({ node }) => {
    const issues: KeyIssue[] = [];
    if (!NODE_CODE.test(node)) issues.push({ code: 'node-code-malformed', node, message: `code "${node}" must be 1–32 visible ASCII characters` });
    if (seen.has(node)) issues.push({ code: 'node-duplicate', node, message: `node ${node} stands twice` });
    seen.add(node);
    return issues;
  });
}

function rootIssues(nodes: readonly KeyNode[]): KeyIssue[] {
  const roots = nodes.filter((node) => node.parent === null);
  if (roots.length === 0) return [{ code: 'root-missing', node: '', message: 'no node without a parent: the key has no root' }];
  return roots
    .slice(1)
    .map(({ node }) => ({ code: 'root-not-single', node, message: `node ${node} has no parent, and neither has ${roots[0]?.node}` }));
}

function parentIssues(nodes: readonly KeyNode[]): KeyIssue[] {
  const byNode = new Map(nodes.map((node) => [node.node, node]));
  return nodes.flatMap((node): KeyIssue[] => {
    if (node.parent !== null && !byNode.has(node.parent)) {
      return [{ code: 'parent-unknown', node: node.node, message: `parent ${node.parent} of ${node.node} is not in the key` }];
    }
    return isInCycle(node, byNode) ? [{ code: 'cycle', node: node.node, message: `node ${node.node} is its own ancestor` }] : [];
  });
}

function isInCycle(start: KeyNode, byNode: ReadonlyMap<string, KeyNode>): boolean {
  let node: KeyNode | undefined = start;
  for (let steps = 0; node && node.parent !== null; steps += 1) {
    if (steps > byNode.size) return true;
    node = byNode.get(node.parent);
  }
  return false;
}

function weightIssues(nodes: readonly KeyNode[]): KeyIssue[] {
  return nodes
    .filter((node) => node.parent !== null)
    .flatMap(({ node, method, weight }): KeyIssue[] => {
      if (method === null || weight === null) return [{ code: 'weight-missing', node, message: `node ${node} needs a method and a weight` }];
      if (!DECIMAL.test(weight)) return [{ code: 'weight-malformed', node, message: `weight "${weight}" of ${node} is not a non-negative decimal` }];
      return [];
    });
}

function siblingIssues(nodes: readonly KeyNode[]): KeyIssue[] {
  return [...groupByParent(nodes)].flatMap(([parent, group]): KeyIssue[] => {
    const methods = new Set(group.map((node) => node.method));
    if (methods.size > 1)
      return [{ code: 'methods-mixed', node: parent, message: `children of ${parent} mix the methods ${[...methods].join(', ')}` }];
    const { integers, scale } = scaleToIntegers(group.map((node) => node.weight ?? '0'));
    const total = sum(integers);
    if (total === 0n) return [{ code: 'weight-sum-zero', node: parent, message: `weights below ${parent} sum to 0` }];
    if (methods.has('percent') && total !== 100n * 10n ** BigInt(scale)) {
      return [{ code: 'percent-sum', node: parent, message: `percentages below ${parent} sum to ${unscale(total, scale)}, not 100` }];
    }
    return [];
  });
}

function unscale(value: bigint, scale: number): string {
  const digits = String(value).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
