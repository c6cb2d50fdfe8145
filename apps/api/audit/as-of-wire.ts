import type { z } from 'zod';
import type { AsOf as AsOfSchema } from '#apps/api/audit/as-of-schemas';
import { toWire } from '#apps/api/wire/amount';
import type { Ore } from '#domain/money/money';
import type { AsOf } from '#use-cases/see-as-of';

export function asOf({ on, years, issued }: AsOf): z.input<typeof AsOfSchema> {
  return {
    on,
    years: years.map((year) => ({ ...year, budget: withAmount(year.budget), actualCost: withAmount(year.actualCost) })),
    issued: issued.map(({ netOre, totalOre, ...row }) => ({ ...row, net: toWire(netOre), total: toWire(totalOre) })),
  };
}

function withAmount<Fact extends { readonly amountOre: Ore }>(fact: Fact | null): (Omit<Fact, 'amountOre'> & { amount: string }) | null {
  if (fact === null) return null;
  const { amountOre, ...rest } = fact;
  return { ...rest, amount: toWire(amountOre) };
}
