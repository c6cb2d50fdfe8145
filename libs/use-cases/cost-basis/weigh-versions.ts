import { Injectable } from '@nestjs/common';
import type { Bridge } from '#domain/bridge/bridge';
import { bridgesBetween } from '#domain/cost-basis/bridge-between';
import { compareVersions, type CellChange } from '#domain/cost-basis/compare-versions';
import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import { rowTitles } from '#domain/cost-basis/row-titles';
import { unitCostsOf, type ServiceUnitCosts } from '#domain/cost-basis/unit-costs';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { VersionKey } from '#persistence/cost-basis';
import type { Page, PageRequest } from '#persistence/page-sql';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { pageOfRows } from '#use-cases/page-of-rows';

/** Where a bridge begins and ends, and over what. */
export interface BridgeQuery {
  readonly from: VersionKey & { readonly column: string };
  readonly to: VersionKey & { readonly column: string };
  readonly service: string | undefined;
  readonly sector: PayerSector | undefined;
}

export interface BridgeView {
  readonly from: CostBasisVersion;
  readonly to: CostBasisVersion;
  readonly bridge: Bridge;
  /** The same bridge in each service, which sum to it effect by effect; empty when one service is asked about. */
  readonly services: readonly { readonly service: string; readonly bridge: Bridge }[];
  /** And in each sector; empty when one is asked about. */
  readonly sectors: readonly { readonly sector: PayerSector; readonly bridge: Bridge }[];
}

export interface ChangeFilter {
  readonly sheet: string | undefined;
  /** In row, its title, cell or value. */
  readonly search: string | undefined;
}

export type ChangeSort = 'place';

/** A changed cell with what its row is about; null where no code of the row has a name. */
export type NamedChange = CellChange & { readonly title: string | null };

/** Why amounts differ: between columns, between versions, and a unit's cost over time. Worked out anew each time, and kept nowhere. */
@Injectable()
export class WeighVersions {
  constructor(private readonly costBasis: ShowCostBasis) {}

  /** `column-unknown`, `columns-not-comparable`. */
  async bridge({ from, to, service, sector }: BridgeQuery): Promise<BridgeView> {
    const [start, end] = [await this.contentOf(from), await this.contentOf(to)];
    const between = bridgesBetween(start, end);
    const scope = { ...(service === undefined ? {} : { service }), ...(sector === undefined ? {} : { sector }) };
    const over = (more: typeof scope): Bridge => between({ from: from.column, to: to.column, scope: { ...scope, ...more } });
    const services = service === undefined ? [...new Set([...end.services, ...start.services].map(({ code }) => code))] : [];
    const sectors = sector === undefined ? PAYER_SECTORS : [];
    return {
      from: start,
      to: end,
      bridge: over({}),
      services: services.map((code) => ({ service: code, bridge: over({ service: code }) })),
      sectors: sectors.map((code) => ({ sector: code, bridge: over({ sector: code }) })),
    };
  }

  async unitCosts(key: VersionKey): Promise<{ readonly version: CostBasisVersion; readonly services: readonly ServiceUnitCosts[] }> {
    const version = await this.contentOf(key);
    return { version, services: unitCostsOf(version) };
  }

  /** Cell by cell, in the order of sheets and rows. */
  async changes(
    between: { readonly before: VersionKey; readonly after: VersionKey },
    filter: ChangeFilter,
    page: Omit<PageRequest<ChangeSort>, 'sort'>,
  ): Promise<Page<NamedChange> & { readonly sheets: readonly { readonly sheet: string; readonly changes: number }[] }> {
    const [before, after] = [await this.contentOf(between.before), await this.contentOf(between.after)];
    const titleOf = rowTitles(before, after);
    const all = compareVersions(before, after).map((change): NamedChange => ({ ...change, title: titleOf(change.row) }));
    const numbered = all.map((change, at) => ({ change, place: String(at).padStart(8, '0') }));
    const wanted = filter.search?.toLocaleLowerCase('nb');
    const matching = numbered.filter(
      ({ change }) =>
        (filter.sheet === undefined || change.sheet === filter.sheet) &&
        (wanted === undefined ||
          [change.row, change.title, change.cell, change.before, change.after].some(
            (text) => text?.toLocaleLowerCase('nb').includes(wanted) ?? false,
          )),
    );
    const { items, ...rest } = pageOfRows(matching, { value: ({ place }) => place, tie: ({ place }) => place }, page);
    const sheets = [...new Set(all.map(({ sheet }) => sheet))];
    return {
      ...rest,
      items: items.map(({ change }) => change),
      sheets: sheets.map((sheet) => ({ sheet, changes: all.filter((change) => change.sheet === sheet).length })),
    };
  }

  private async contentOf(key: VersionKey): Promise<CostBasisVersion> {
    return (await this.costBasis.version(key)).version.content;
  }
}
