import type { z } from 'zod';
import type { AllocationKey, Programme } from '#apps/api/plans/plan-schemas';
import { toWire, toWireOrNull } from '#apps/api/wire/amount';
import { formatBillingRule } from '#domain/calendar/billing-rule-text';
import type { KeySheet } from '#use-cases/view-key';
import type { ProgrammeSheet } from '#use-cases/view-plans';

export function programmeSheet(sheet: ProgrammeSheet): z.input<typeof Programme> {
  return {
    code: sheet.code,
    name: sheet.name,
    currency: sheet.currency,
    minimumTrueUp: toWireOrNull(sheet.minimumTrueUpOre),
    budgets: sheet.budgets.map(({ amountOre, ...budget }) => ({ ...budget, amount: toWire(amountOre) })),
    actualCosts: sheet.actualCosts.map(({ amountOre, ...cost }) => ({ ...cost, amount: toWire(amountOre) })),
    agreements: [...sheet.agreements],
    arrangements: sheet.arrangements.map((arrangement) => ({ ...arrangement, rule: formatBillingRule(arrangement.rule) })),
    keys: [...sheet.keys],
  };
}

export function keySheet({ sharedOre, steps, ...key }: KeySheet): z.input<typeof AllocationKey> {
  return {
    ...key,
    shared: toWire(sharedOre),
    nodes: steps.map(({ node, parent, level, name, method, weightText, weightSumText, amountOre, gotResidual, source }) => ({
      ...{ node, parent, level, name, method, gotResidual, source },
      weight: weightText,
      weightSum: weightSumText,
      share: toWire(amountOre),
    })),
  };
}
