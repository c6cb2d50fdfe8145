import { Decimal } from 'decimal.js';
import type { CalculationStep } from '#documents/invoice-document';
import type { StepRow } from '#persistence/document-source';

export interface PathSource {
  readonly steps: ReadonlyMap<number, readonly StepRow[]>;
  /** Names of payers by code. An inner node has its own in the key; one without any is shown by its code. */
  readonly names: ReadonlyMap<string, string>;
}

/** The way from the root to each of these leaves that is in the round's key, level by level. */
export function calculationPaths(source: PathSource, position: number, leaves: readonly string[]): CalculationStep[][] {
  const byNode = new Map((source.steps.get(position) ?? []).map((step) => [step.node, step]));
  const nameOf = (code: string) => byNode.get(code)?.nodeName ?? source.names.get(code) ?? code;
  return leaves.flatMap((leaf) => {
    const path: CalculationStep[] = [];
    for (let step = byNode.get(leaf); step && step.parent !== null; step = byNode.get(step.parent)) path.unshift(toCalculation(step, nameOf));
    return path.length === 0 ? [] : [path];
  });
}

function toCalculation(step: StepRow, nameOf: (code: string) => string): CalculationStep {
  const size = step.parentAmountOre < 0n ? -step.parentAmountOre : step.parentAmountOre;
  const whole = (size * step.weight) / step.weightSum;
  const weight = step.weightText ?? '';
  return {
    node: step.node,
    nodeName: nameOf(step.node),
    method: step.method ?? 'weight',
    weight,
    weightSum: weightSumText(step, weight),
    parentName: nameOf(step.parent ?? ''),
    parentAmountOre: step.parentAmountOre,
    wholeOre: whole,
    remainder: step.remainder,
    denominator: step.weightSum,
    gotResidual: step.gotResidual,
    amountOre: step.amountOre,
    source: step.source,
  };
}

/** The sum of the siblings' weights on the scale on which this weight is written: integers and text differ by a power of ten. */
function weightSumText(step: StepRow, weight: string): string {
  if (step.method === 'percent') return '100';
  if (step.weight === 0n) return step.weightSum.toString();
  const factor = new Decimal(step.weight.toString()).div(weight);
  return new Decimal(step.weightSum.toString()).div(factor).toFixed();
}
