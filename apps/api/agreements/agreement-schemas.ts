import { z } from 'zod';
import { Amount } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';
import { parseAmount } from '#domain/money/money';

/** It becomes a cell of a file that people open in a spreadsheet: nothing in it may look like a formula or break the line. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^=+\-@\p{Cc}][^\p{Cc}]*$/u);

const Year = z.int().min(1900).max(2999);

const Terms = z
  .object({
    programme: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/),
    fromYear: Year.meta({ description: 'The first service year it holds for' }),
    agreedBy: text(300),
    agreedOn: Day,
    document: text(200),
    vatBasis: z.enum(['excluding', 'including']).meta({ description: 'No default: a person decides it' }),
    vatCategory: z.enum(['S', 'Z', 'E', 'O']),
    vatRatePercent: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/),
    vatReason: text(500),
    budgets: z
      .array(z.object({ year: Year, amount: Amount.refine((value) => parseAmount(value) >= 0n, 'not negative') }))
      .min(1)
      .max(10)
      .meta({ description: 'Recorded as approved' }),
  })
  .meta({ id: 'AgreementTerms' });

export const PreviewAgreementBody = z.object({ agreement: Terms });

export const RecordAgreementBody = z.object({
  agreement: Terms,
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'As the preview gave it' }),
});

export type AgreementTerms = z.output<typeof Terms>;
