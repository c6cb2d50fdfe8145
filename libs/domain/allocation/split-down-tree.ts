import type { KeyTree, KeyTreeChild } from '#domain/allocation/key-tree';
import { splitAmount } from '#domain/allocation/split-amount';
import type { WeightMethod } from '#domain/facts/facts';
import { sum, type Ore } from '#domain/money/money';

/** One node's part of its parent, as calculated: what the explanation tree shows. The root's step has no parent and the whole amount. */
export interface AllocationStep {
  readonly node: string;
  readonly parent: string | null;
  readonly level: number;
  readonly method: WeightMethod | null;
  /** Weight as written in the key, and the sum over the siblings on the same scale of whole numbers. */
  readonly weight: bigint;
  readonly weightSum: bigint;
  readonly parentAmountOre: Ore;
  /** Fraction of an øre lost by rounding down, over `weightSum`. */
  readonly remainder: bigint;
  readonly gotResidual: boolean;
  readonly amountOre: Ore;
}

/** Splits an amount level by level from the root; every node's children sum to the node. Steps come parent before child. */
export function splitDownTree(amountOre: Ore, tree: KeyTree): AllocationStep[] {
  const rootStep: AllocationStep = {
    node: tree.root,
    parent: null,
    level: 0,
    method: null,
    weight: 1n,
    weightSum: 1n,
    parentAmountOre: amountOre,
    remainder: 0n,
    gotResidual: false,
    amountOre,
  };
  const steps = [rootStep];
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    const children = step && tree.children.get(step.node);
    if (step && children) for (const child of splitNode(step, children)) steps.push(child);
  }
  return steps;
}

function splitNode(parent: AllocationStep, children: readonly KeyTreeChild[]): AllocationStep[] {
  const weightSum = sum(children.map((child) => child.weight));
  const parts = splitAmount(
    parent.amountOre,
    children.map((child) => ({ code: child.node.node, weight: child.weight })),
  );
  return children.map((child, index) => {
    const part = parts[index];
    if (!part) throw new Error(`no part for ${child.node.node}`);
    return {
      node: child.node.node,
      parent: parent.node,
      level: parent.level + 1,
      method: child.node.method,
      weight: child.weight,
      weightSum,
      parentAmountOre: parent.amountOre,
      remainder: part.remainder,
      gotResidual: part.gotResidual,
      amountOre: part.amountOre,
    };
  });
}
