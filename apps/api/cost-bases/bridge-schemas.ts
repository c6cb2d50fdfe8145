import { z } from 'zod';
import { PayerSector, Standing } from '#apps/api/cost-bases/cost-basis-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { LANGUAGES } from '#glossary/language';

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,64}$/);
const VersionNumber = z.coerce.number().int().min(1).max(9_999);

export const BridgeQuery = z.object({
  from: Code.meta({ description: 'The column in which it begins' }),
  to: Code.meta({ description: 'The column in which it ends' }),
  toVersion: VersionNumber.optional().meta({ description: 'The version in which it ends; the same without it' }),
  service: Code.optional(),
  sector: PayerSector.optional(),
});

export const Bridge = z
  .object({
    from: Amount,
    to: Amount,
    steps: z.array(
      z.object({
        effect: z.string(),
        title: z.string().nullable().meta({ description: 'A driver’s title, which is data; null for what is calculated' }),
        change: Amount,
      }),
    ),
  })
  .meta({ id: 'Bridge', description: 'from + all steps = to, to the øre; the last step is what rounding leaves' });

export const BridgeAnswer = z
  .object({
    currency: Currency,
    fromTitle: z.string(),
    toTitle: z.string(),
    bridge: Bridge,
    services: z.array(z.object({ service: z.string(), name: z.string(), bridge: Bridge })),
    sectors: z.array(z.object({ sector: PayerSector, bridge: Bridge })),
  })
  .meta({ id: 'BridgeAnswer' });

export const UnitCosts = z
  .object({
    currency: Currency,
    services: z.array(
      z.object({
        service: z.string(),
        name: z.string(),
        unit: z.string().nullable(),
        costs: z.array(
          z.object({
            column: z.string(),
            title: z.string(),
            year: z.int(),
            amount: Amount,
            volume: z.string(),
            volumeStanding: Standing.nullable(),
            unitCost: Amount,
            change: Bridge.nullable().meta({ description: 'From the column before that has a volume; null in the first' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'UnitCosts' });

export const ComparisonQuery = PageQuery.extend({
  with: VersionNumber.meta({ description: 'The version that came before' }),
  sheet: z.string().min(1).max(40).optional(),
  search: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(['place', '-place']).default('place'),
});

export const Comparison = pageOf(
  z.object({
    sheet: z.string(),
    row: z.string(),
    title: z.string().nullable().meta({ description: 'What the row is about, by the names of its codes' }),
    cell: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
)
  .extend({
    sheets: z.array(z.object({ sheet: z.string(), changes: z.int() })).meta({ description: 'All changes by sheet, whatever is searched for' }),
  })
  .meta({ id: 'VersionComparison' });

export const FigureFileQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), language: z.enum(LANGUAGES).default('nb') });
export const ReportQuery = z.object({ language: z.enum(LANGUAGES).default('nb') });
