import type { z } from 'zod';
import type { Bridge, BridgeAnswer, UnitCosts } from '#apps/api/cost-bases/bridge-schemas';
import { toWire } from '#apps/api/wire/amount';
import type { Bridge as DomainBridge } from '#domain/bridge/bridge';
import type { ServiceUnitCosts } from '#domain/cost-basis/unit-costs';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import type { BridgeView } from '#use-cases/cost-basis/weigh-versions';

/** Titles of drivers by their code: the later version's where both have one. */
export function driverTitles(...versions: readonly CostBasisVersion[]): ReadonlyMap<string, string> {
  return new Map(versions.flatMap((version) => version.drivers.map(({ code, title }) => [code, title] as const)));
}

export function bridgeOf({ fromOre, toOre, steps }: DomainBridge, titles: ReadonlyMap<string, string>): z.input<typeof Bridge> {
  return {
    from: toWire(fromOre),
    to: toWire(toOre),
    steps: steps.map(({ effect, changeOre }) => ({ effect, title: titles.get(effect) ?? null, change: toWire(changeOre) })),
  };
}

export function bridgeAnswer(view: BridgeView, columns: { readonly from: string; readonly to: string }): z.input<typeof BridgeAnswer> {
  const { from, to, bridge, services, sectors } = view;
  const titles = driverTitles(from, to);
  const nameOf = (code: string): string => [...to.services, ...from.services].find((service) => service.code === code)?.name ?? code;
  return {
    currency: to.currency,
    fromTitle: titleOf(from, columns.from),
    toTitle: titleOf(to, columns.to),
    bridge: bridgeOf(bridge, titles),
    services: services.map(({ service, bridge: part }) => ({ service, name: nameOf(service), bridge: bridgeOf(part, titles) })),
    sectors: sectors.map(({ sector, bridge: part }) => ({ sector, bridge: bridgeOf(part, titles) })),
  };
}

export function unitCosts(version: CostBasisVersion, services: readonly ServiceUnitCosts[]): z.input<typeof UnitCosts> {
  const titles = driverTitles(version);
  return {
    currency: version.currency,
    services: services.map(({ service: code, costs }) => {
      const service = version.services.find((known) => known.code === code);
      return {
        ...{ service: code, name: service?.name ?? code, unit: service?.volumeUnit ?? null },
        costs: costs.map(({ column, amountOre, volume, unitOre, change }) => ({
          ...{ column, title: titleOf(version, column), year: version.columns.find((known) => known.code === column)?.year ?? version.year },
          amount: toWire(amountOre),
          volume,
          volumeStanding: version.volumes.find((row) => row.service === code && row.column === column)?.standing ?? null,
          unitCost: toWire(unitOre),
          change: change && bridgeOf(change, titles),
        })),
      };
    }),
  };
}

export function titleOf(version: CostBasisVersion, column: string): string {
  return version.columns.find(({ code }) => code === column)?.title ?? column;
}
