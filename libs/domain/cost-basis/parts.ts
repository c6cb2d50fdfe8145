import type { CostBasisVersion } from '#domain/cost-basis/version';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import type { Ore } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';

/** What an amount consists of. Only the cost has drivers; the other three explain themselves, so each is a step of its own in a bridge. */
export type CostPart = 'cost' | 'risk' | 'margin' | 'carried-result';

export interface ComponentPart {
  readonly component: string;
  readonly column: string;
  readonly part: CostPart;
  readonly amountOre: Ore;
}

/** The parts of every component in every column. Margin is calculated here, in whole øre, from its percentage; it is typed in nowhere. */
export function partsOf(version: CostBasisVersion): ComponentPart[] {
  const costs = version.costs.map((row): ComponentPart => ({ ...placeOf(row), part: 'cost', amountOre: row.amountOre }));
  const risks = version.risks.map((row): ComponentPart => ({ ...placeOf(row), part: 'risk', amountOre: remainingRiskOre(row) }));
  const carried = version.carried.map((row): ComponentPart => ({ ...placeOf(row), part: 'carried-result', amountOre: row.amountOre }));
  return [...costs, ...risks, ...marginsOn(version, [...costs, ...risks]), ...carried];
}

/** What is left of a provision: what was used is in the cost, and what was released is no longer set aside. */
export function remainingRiskOre(risk: { readonly providedOre: Ore; readonly usedOre: Ore; readonly releasedOre: Ore }): Ore {
  return risk.providedOre - risk.usedOre - risk.releasedOre;
}

function marginsOn(version: CostBasisVersion, parts: readonly ComponentPart[]): ComponentPart[] {
  return version.margins.flatMap((margin) => {
    const basisPoints = percentToBasisPoints(margin.percent);
    const base = new Map<string, Ore>();
    for (const { component, column, part, amountOre } of parts) {
      if (column !== margin.column || (part === 'risk' && margin.on === 'cost')) continue;
      base.set(component, (base.get(component) ?? 0n) + amountOre);
    }
    return [...base].map(([component, baseOre]): ComponentPart => ({
      component,
      column: margin.column,
      part: 'margin',
      amountOre: divideRoundHalfAway(baseOre * basisPoints, 10_000n),
    }));
  });
}

function placeOf({ component, column }: { readonly component: string; readonly column: string }) {
  return { component, column };
}
