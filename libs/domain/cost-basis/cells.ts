import { splitAmount } from '#domain/allocation/split-amount';
import { DomainError } from '#domain/errors';
import { partsOf, type CostPart } from '#domain/cost-basis/parts';
import type { PayerSector } from '#domain/cost-basis/payer-sector';
import type { SectorWeight } from '#domain/cost-basis/service';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { scaleToIntegers } from '#domain/money/decimal-text';
import { sum, type Ore } from '#domain/money/money';

/** Where a piece of cost belongs. `sector` is null while the service has no sector weights. */
export interface CellPlace {
  readonly component: string;
  readonly service: string;
  readonly sector: PayerSector | null;
}

/** The smallest piece of a cost basis: every total is a sum of cells, so totals agree with each other to the øre. */
export interface Cell extends CellPlace {
  readonly column: string;
  readonly part: CostPart;
  readonly amountOre: Ore;
}

export interface PlacedAmount extends CellPlace {
  readonly amountOre: Ore;
}

/** Places an amount of a component on its services and their sectors, exactly. */
export type Placing = (component: string, amountOre: Ore) => readonly PlacedAmount[];

/** Every amount of a version, split over services by the component's shares and over sectors by the service's weights. */
export function cellsOf(version: CostBasisVersion, place: Placing = placingOf(version)): Cell[] {
  return partsOf(version).flatMap(({ component, column, part, amountOre }) =>
    place(component, amountOre).map((placed) => ({ ...placed, column, part })),
  );
}

/** How a version places its components; with other sector weights than its own when two keys are compared. */
export function placingOf(version: CostBasisVersion, sectorWeights: readonly SectorWeight[] = version.sectorWeights): Placing {
  const sharesOf = new Map(version.components.map(({ code }) => [code, weighted(version.shares.filter((share) => share.component === code))]));
  const sectorsOf = new Map(
    version.services.map(({ code }) => {
      const weights = sectorWeights.filter((row) => row.service === code);
      const { integers } = scaleToIntegers(weights.map((row) => row.weight));
      return [code, weights.map((row, index) => ({ code: row.sector, weight: integers[index] ?? 0n }))] as const;
    }),
  );
  return (component, amountOre) => {
    const shares = sharesOf.get(component) ?? [];
    if (shares.length === 0) throw new DomainError('component-serves-nothing', `component ${component} serves no service`, { component });
    return splitAmount(amountOre, shares).flatMap(({ code: service, amountOre: ofService }): PlacedAmount[] => {
      const sectors = sectorsOf.get(service) ?? [];
      if (sectors.length === 0) return [{ component, service, sector: null, amountOre: ofService }];
      return splitAmount(ofService, sectors).map((split) => ({
        component,
        service,
        sector: sectorNamed(sectors, split.code),
        amountOre: split.amountOre,
      }));
    });
  };
}

/** What a total is taken over; what is left out is not asked about. */
export interface CellScope {
  readonly service?: string;
  readonly sector?: PayerSector;
  readonly components?: ReadonlySet<string>;
}

export function isWithin(place: CellPlace, scope: CellScope): boolean {
  return (
    (scope.service === undefined || place.service === scope.service) &&
    (scope.sector === undefined || place.sector === scope.sector) &&
    (scope.components === undefined || scope.components.has(place.component))
  );
}

export function totalOf(cells: readonly Cell[], column: string, scope: CellScope = {}): Ore {
  return sum(cells.filter((cell) => cell.column === column && isWithin(cell, scope)).map((cell) => cell.amountOre));
}

function weighted(shares: CostBasisVersion['shares']) {
  const { integers } = scaleToIntegers(shares.map((share) => share.percent));
  return shares.map((share, index) => ({ code: share.service, weight: integers[index] ?? 0n }));
}

function sectorNamed(sectors: readonly { readonly code: PayerSector }[], code: string): PayerSector {
  const found = sectors.find((sector) => sector.code === code);
  if (!found) throw new Error(`no sector ${code}`);
  return found.code;
}
