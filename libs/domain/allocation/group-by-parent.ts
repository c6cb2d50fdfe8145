import type { KeyNode } from '#domain/facts/facts';

/** The children of every inner node, in the order in which they stand in the key; the root stands in no group. */
export function groupByParent(nodes: readonly KeyNode[]): Map<string, KeyNode[]> {
  const groups = new Map<string, KeyNode[]>();
  for (const node of nodes) {
    if (node.parent === null) continue;
    const group = groups.get(node.parent);
    if (group) group.push(node);
    else groups.set(node.parent, [node]);
  }
  return groups;
}
