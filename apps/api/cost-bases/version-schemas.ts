import { z } from 'zod';
import { PayerSector, Standing, VersionAction, sourced, versionHead } from '#apps/api/cost-bases/cost-basis-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';

const IsolatedTotal = z
  .object({ column: z.string(), with: Amount, without: Amount, apart: Amount })
  .meta({ id: 'IsolatedTotal', description: 'With the components that stand apart, without them, and they alone: without + apart = with' });

const inColumn = { column: z.string(), amount: Amount };

const DriverFigure = z
  .object({ driver: z.string(), amount: Amount, decision: z.string().nullable(), note: z.string().nullable(), ...sourced })
  .meta({ id: 'DriverFigure', description: 'Why the amount is another than in the column before' });

const ComponentColumn = z
  .object({
    column: z.string(),
    total: Amount,
    cost: z.object({ amount: Amount, ...sourced }).nullable(),
    risk: z.object({ left: Amount, provided: Amount, used: Amount, released: Amount, ...sourced }).nullable(),
    margin: Amount,
    carried: z.array(z.object({ amount: Amount, fromYear: z.int(), ...sourced })),
    upkeep: Amount.nullable(),
    impliedInvestment: Amount.nullable().meta({ description: 'The investment that a cost set as a percentage implies' }),
    drivers: z.array(DriverFigure),
  })
  .meta({ id: 'ComponentColumn' });

const Component = z
  .object({
    code: z.string(),
    name: z.string(),
    category: z.enum(['running-and-maintenance', 'investment', 'new-solution']),
    activity: z.enum(['running', 'development']),
    legalBasis: z.object({ state: z.enum(['in-regulation', 'assumed', 'none']), reference: z.string().nullable(), on: Day.nullable() }),
    solution: z.string().nullable(),
    investmentPercent: z.string().nullable(),
    statedInvestment: Amount.nullable(),
    upkeepPercent: z.string().nullable(),
    isIsolated: z.boolean().meta({ description: 'Shown apart from its service: its basis is not in regulation' }),
    heldBackBecause: z.enum(['basis-assumed', 'basis-none', 'development']).nullable(),
    ...sourced,
    columns: z.array(ComponentColumn),
    services: z.array(z.object({ service: z.string(), percent: z.string(), columns: z.array(z.object(inColumn)) })),
  })
  .meta({ id: 'CostComponent' });

const Service = z
  .object({
    code: z.string(),
    name: z.string(),
    owner: z.string(),
    volumeUnit: z.string().nullable(),
    serviceLevel: z.string().nullable(),
    openingHours: z.string().nullable(),
    downtimeConsequence: z.string().nullable(),
    ...sourced,
    totals: z.array(IsolatedTotal),
    volumes: z.array(z.object({ column: z.string(), volume: z.string(), ...sourced })),
    sectorWeights: z.array(z.object({ sector: PayerSector, weight: z.string(), cause: z.string().nullable(), ...sourced })),
    accounts: z.array(
      z.object({
        code: z.string(),
        component: z.string().nullable(),
        kind: z.enum(['benefit', 'technical-debt', 'saving', 'benchmark', 'not-included', 'explanation']),
        text: z.string(),
        amount: Amount.nullable(),
        who: z.string().nullable(),
        ...sourced,
      }),
    ),
  })
  .meta({ id: 'CostService' });

export const Missing = z
  .object({
    severity: z.enum(['blocks', 'wanted']),
    code: z.string().meta({ description: 'Stable; its words are in the glossary' }),
    sheet: z.string(),
    row: z.string(),
  })
  .meta({ id: 'MissingInVersion' });

export const Version = z
  .object({
    basis: z.string(),
    year: z.int(),
    currency: Currency,
    ...versionHead,
    decisionThreshold: Amount,
    roundingTolerance: Amount,
    columns: z.array(z.object({ code: z.string(), kind: z.enum(['result', 'forecast', 'budget']), year: z.int(), title: z.string() })),
    drivers: z.array(z.object({ code: z.string(), title: z.string(), needsDecision: z.boolean() })),
    totals: z.array(IsolatedTotal).nullable().meta({ description: 'Null while rows name what the version does not have' }),
    sectors: z.array(z.object({ sector: PayerSector.nullable(), totals: z.array(IsolatedTotal) })),
    services: z.array(Service),
    components: z.array(Component),
    decisions: z.array(z.object({ code: z.string(), body: z.string(), caseNumber: z.string(), on: Day, title: z.string(), ...sourced })),
    margins: z.array(z.object({ column: z.string(), percent: z.string(), on: z.enum(['cost', 'cost-and-risk']), ...sourced })),
    companyFigures: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        qualifier: z.enum(['exactly', 'over', 'under']),
        value: z.string(),
        unit: z.string(),
        ...sourced,
      }),
    ),
    missing: z.array(Missing),
    advice: z.object({ meeting: z.string(), on: Day, text: z.string() }).nullable(),
    decision: z.object({ on: Day, reference: z.string(), text: z.string(), components: z.array(z.string()), standing: Standing }).nullable(),
    charges: z.array(z.object({ programme: z.string(), service: z.string(), part: z.enum(['gp', 'others']), amount: Amount })),
    actions: z.array(VersionAction),
  })
  .meta({ id: 'CostBasisVersion' });
