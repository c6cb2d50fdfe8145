import { chargeableComponents } from '#domain/cost-basis/chargeable';
import { cellsOf, totalOf, type CellScope } from '#domain/cost-basis/cells';
import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { Ore } from '#domain/money/money';

/** What is counted: everything in the version, or only what may reach a charge, with the components that a decision names. */
export type Inclusion = { readonly of: 'everything' } | { readonly of: 'chargeable'; readonly decidedComponents: readonly string[] };

export function scopeOf(version: CostBasisVersion, inclusion: Inclusion): CellScope {
  return inclusion.of === 'everything' ? {} : { components: chargeableComponents(version, inclusion.decidedComponents) };
}

/** Each sector's amount in a column, of one service or of all. */
export function sectorAmounts(
  version: CostBasisVersion,
  options: { readonly column: string; readonly inclusion: Inclusion; readonly service?: string },
): ReadonlyMap<PayerSector, Ore> {
  const cells = cellsOf(version);
  const scope = { ...scopeOf(version, options.inclusion), ...(options.service === undefined ? {} : { service: options.service }) };
  return new Map(PAYER_SECTORS.map((sector) => [sector, totalOf(cells, options.column, { ...scope, sector })]));
}
