import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';

export const AsOfQuery = z.object({ on: z.iso.date() });

export const AsOf = z
  .object({
    on: Day,
    years: z.array(
      z.object({
        programme: z.string(),
        currency: Currency,
        year: z.int(),
        budget: z
          .object({
            version: z.int(),
            status: z.enum(['approved', 'awaiting-agreement', 'preliminary-estimate']),
            amount: Amount,
            recordedOn: Day,
            source: z.string(),
          })
          .nullable(),
        actualCost: z.object({ version: z.int(), audited: z.boolean(), amount: Amount, recordedOn: Day, source: z.string() }).nullable(),
        agreement: z.object({ version: z.int(), vatBasis: z.string(), vatCategory: z.string(), document: z.string(), recordedOn: Day }).nullable(),
        key: z.object({ key: z.string(), version: z.int(), validFrom: Day, recordedOn: Day }).nullable(),
      }),
    ),
    issued: z.array(
      z.object({
        issuer: z.string(),
        series: z.string(),
        currency: Currency,
        invoices: z.int(),
        creditNotes: z.int(),
        firstNumber: z.string(),
        lastNumber: z.string(),
        net: Amount,
        total: Amount,
      }),
    ),
  })
  .meta({ id: 'AsOf' });
