import { z } from 'zod';
import { PAYER_SECTORS } from '#domain/cost-basis/payer-sector';
import { STANDINGS } from '#domain/cost-basis/figure';
import type { CostBasisVersion } from '#domain/cost-basis/version';
import { parseAmount } from '#domain/money/money';

const ore = z.string().transform((text) => parseAmount(text));
const text = z.string();
const maybe = text.nullable();
const sourced = { standing: z.enum([...STANDINGS]), source: text };
const sector = z.enum([...PAYER_SECTORS]);
const cell = { component: text, column: text, ...sourced };

const CONTENT = z.object({
  basis: text,
  number: z.int(),
  year: z.int(),
  currency: z.enum(['NOK', 'DKK']),
  title: text,
  rules: z.object({ decisionThresholdOre: ore, roundingToleranceOre: ore }),
  columns: z.array(z.object({ code: text, kind: z.enum(['result', 'forecast', 'budget']), year: z.int(), title: text })),
  drivers: z.array(z.object({ code: text, title: text, needsDecision: z.boolean() })),
  services: z.array(
    z.object({
      code: text,
      name: text,
      owner: text,
      volumeUnit: maybe,
      serviceLevel: maybe,
      openingHours: maybe,
      downtimeConsequence: maybe,
      ...sourced,
    }),
  ),
  components: z.array(
    z.object({
      code: text,
      name: text,
      category: z.enum(['running-and-maintenance', 'investment', 'new-solution']),
      activity: z.enum(['running', 'development']),
      legalBasis: z.object({ state: z.enum(['in-regulation', 'assumed', 'none']), reference: maybe, on: maybe }),
      solution: maybe,
      investmentPercent: maybe,
      statedInvestmentOre: ore.nullable(),
      upkeepPercent: maybe,
      ...sourced,
    }),
  ),
  shares: z.array(z.object({ component: text, service: text, percent: text })),
  costs: z.array(z.object({ ...cell, amountOre: ore })),
  risks: z.array(z.object({ ...cell, providedOre: ore, usedOre: ore, releasedOre: ore })),
  carried: z.array(z.object({ ...cell, amountOre: ore, fromYear: z.int() })),
  margins: z.array(z.object({ column: text, percent: text, on: z.enum(['cost', 'cost-and-risk']), ...sourced })),
  driverFigures: z.array(z.object({ ...cell, driver: text, amountOre: ore, decision: maybe, note: maybe })),
  decisions: z.array(z.object({ code: text, body: text, caseNumber: text, on: text, title: text, ...sourced })),
  volumes: z.array(z.object({ service: text, column: text, volume: text, ...sourced })),
  sectorWeights: z.array(z.object({ service: text, sector, weight: text, cause: maybe, ...sourced })),
  accounts: z.array(
    z.object({
      code: text,
      service: text,
      component: maybe,
      kind: z.enum(['benefit', 'technical-debt', 'saving', 'benchmark', 'not-included', 'explanation']),
      text,
      amountOre: ore.nullable(),
      who: maybe,
      ...sourced,
    }),
  ),
  payerKeys: z.array(
    z.object({ code: text, sector, title: text, isBilled: z.boolean(), weights: z.array(z.object({ payer: text, weight: text })), ...sourced }),
  ),
  companyFigures: z.array(
    z.object({ code: text, title: text, qualifier: z.enum(['exactly', 'over', 'under']), value: text, unit: text, ...sourced }),
  ),
});

/** The version that a stored text holds; the inverse of `versionJson`. */
export function parseVersionContent(content: string): CostBasisVersion {
  return CONTENT.parse(JSON.parse(content));
}
