import { z } from 'zod';
import { Bridge } from '#apps/api/cost-bases/bridge-schemas';
import { PayerSector } from '#apps/api/cost-bases/cost-basis-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';

const SORTS = ['payer', 'name', 'from', 'to', 'change'] as const;
const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,64}$/);

export const ConsequenceQuery = PageQuery.extend({
  fromColumn: Code.optional().meta({ description: 'The last of the year before when left out' }),
  toColumn: Code.optional().meta({ description: 'The budget of the year when left out' }),
  sector: PayerSector.optional(),
  payer: Code.optional(),
  search: z.string().trim().min(1).max(100).optional(),
  sort: z.enum([...SORTS, ...SORTS.map((sort): `-${(typeof SORTS)[number]}` => `-${sort}`)]).default('name'),
});

export const Consequence = pageOf(
  z
    .object({
      payer: z.string(),
      name: z.string(),
      sector: PayerSector,
      from: Amount,
      to: Amount,
      change: Amount,
      byKey: z
        .array(z.object({ key: z.string(), title: z.string(), isBilled: z.boolean(), wouldBe: Amount }))
        .meta({ description: 'By every key of the sector; what is not billed is a comparison' }),
      bridge: Bridge,
    })
    .meta({ id: 'PayerConsequence', description: 'One row a payer and sector: a municipality has two, GP and the rest' }),
)
  .extend({
    currency: Currency,
    fromColumn: z.string(),
    toColumn: z.string(),
    fromTitle: z.string(),
    toTitle: z.string(),
    fromTotal: Amount,
    toTotal: Amount,
  })
  .meta({ id: 'Consequence' });

export const OwnCostBases = z
  .object({
    items: z.array(
      z.object({
        basis: z.string(),
        number: z.int(),
        stage: z.enum(['sent-out', 'decided']),
        on: Day,
        title: z.string(),
        year: z.int(),
        currency: Currency,
        fromTitle: z.string(),
        toTitle: z.string(),
        payers: z.array(
          z.object({
            payer: z.string(),
            name: z.string(),
            from: Amount,
            to: Amount,
            change: Amount,
            parts: z
              .array(z.object({ sector: PayerSector, change: Amount, bridge: Bridge }))
              .meta({ description: 'A municipality has two: what the GP service drives, and the rest' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'OwnCostBases', description: 'What each version costs the organisations of the one who asks, as they were told' });
