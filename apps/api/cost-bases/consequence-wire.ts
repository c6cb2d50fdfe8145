import type { z } from 'zod';
import { bridgeOf, driverTitles } from '#apps/api/cost-bases/bridge-wire';
import type { Consequence, OwnCostBases } from '#apps/api/cost-bases/consequence-schemas';
import { toWire } from '#apps/api/wire/amount';
import { toCursor } from '#apps/api/wire/page-request';
import { sum } from '#domain/money/money';
import type { ConsequencePage } from '#use-cases/cost-basis/list-consequence';
import type { OwnConsequence } from '#use-cases/cost-basis/read-own-consequence';

export function consequencePage({ items, last, total, version, from, to, fromOre, toOre }: ConsequencePage): z.input<typeof Consequence> {
  const titles = driverTitles(version);
  return {
    items: items.map(({ payer, name, sector, byKey, bridge, ...row }) => ({
      ...{ payer, name, sector },
      from: toWire(row.fromOre),
      to: toWire(row.toOre),
      change: toWire(row.changeOre),
      byKey: byKey.map(({ key, title, isBilled, wouldBeOre }) => ({ key, title, isBilled, wouldBe: toWire(wouldBeOre) })),
      bridge: bridgeOf(bridge, titles),
    })),
    nextCursor: toCursor(last),
    total,
    currency: version.currency,
    ...{ fromColumn: from.code, toColumn: to.code, fromTitle: from.title, toTitle: to.title },
    fromTotal: toWire(fromOre),
    toTotal: toWire(toOre),
  };
}

export function ownCostBases(told: readonly OwnConsequence[]): z.input<typeof OwnCostBases> {
  return {
    items: told.map(({ rows, basis, number, stage, on, title, year, currency, fromTitle, toTitle }) => ({
      ...{ basis, number, stage, on, title, year, currency, fromTitle, toTitle },
      payers: [...new Set(rows.map(({ payer }) => payer))].map((payer) => ofPayer(rows.filter((row) => row.payer === payer))),
    })),
  };
}

function ofPayer(rows: OwnConsequence['rows']): z.input<typeof OwnCostBases>['items'][number]['payers'][number] {
  const [fromOre, toOre] = [sum(rows.map((row) => row.fromOre)), sum(rows.map((row) => row.toOre))];
  return {
    payer: rows[0]?.payer ?? '',
    name: rows[0]?.name ?? '',
    ...{ from: toWire(fromOre), to: toWire(toOre), change: toWire(toOre - fromOre) },
    parts: rows.map(({ sector, fromOre: from, toOre: to, steps }) => ({
      sector,
      change: toWire(to - from),
      bridge: {
        ...{ from: toWire(from), to: toWire(to) },
        steps: steps.map(({ effect, title: driver, changeOre }) => ({ effect, title: driver, change: toWire(changeOre) })),
      },
    })),
  };
}
