import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';
import { ENTRY_FIELDS } from '#imports/brought/brought-entry';

const AmountIs = z.enum(['approved', 'awaiting-agreement', 'preliminary-estimate', 'audited', 'unaudited']);

const BroughtAmount = z
  .object({
    programme: z.string(),
    year: z.int(),
    currency: Currency,
    amount: Amount,
    is: AmountIs,
    stands: Amount.nullable().meta({ description: 'The newest recorded version; null for the first one' }),
    standsVersion: z.int().nullable(),
    stood: AmountIs.nullable(),
    difference: Amount.nullable(),
    source: z.string(),
  })
  .meta({ id: 'BroughtAmount', description: 'A budget or an actual cost, beside what is recorded for the same year' });

const Percent = z
  .string()
  .regex(/^-?\d{1,3}\.\d{4}$/)
  .meta({ id: 'PercentOfWhole', description: 'Percent with four decimals, rounded to be read: 12.3456' });

const BroughtKey = z
  .object({
    key: z.string(),
    programme: z.string(),
    validFrom: Day,
    stands: z.object({ key: z.string(), version: z.int(), validFrom: Day }).nullable(),
    payers: z.int(),
    unchanged: z.int().meta({ description: 'Payers with exactly the same share; they are not listed' }),
    changes: z.array(z.object({ payer: z.string(), name: z.string(), stands: Percent.nullable(), share: Percent.nullable(), difference: Percent })),
  })
  .meta({ id: 'BroughtKey', description: 'A key, beside the one that stands for the year it is valid from' });

const Terms = z.object({
  fromYear: z.int(),
  document: z.string(),
  vatBasis: z.enum(['excluding', 'including']),
  vatCategory: z.enum(['S', 'Z', 'E', 'O']),
  vatRatePercent: z.string(),
});

export const Brought = z
  .object({
    amounts: z.array(BroughtAmount),
    keys: z.array(BroughtKey),
    agreements: z.array(Terms.extend({ programme: z.string(), stands: Terms.nullable() })),
    arrangements: z.array(
      z.object({
        programme: z.string(),
        branch: z.string(),
        issuer: z.string(),
        rule: z.string(),
        fromYear: z.int(),
        untilYear: z.int().nullable(),
      }),
    ),
    entries: z.array(
      z.object({ code: z.string(), name: z.string(), details: z.array(z.object({ field: z.enum(ENTRY_FIELDS), value: z.string() })) }),
    ),
  })
  .meta({ id: 'Brought', description: 'What a file would record, beside what stands' });
