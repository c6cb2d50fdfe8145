import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';

export const OwnReminders = z
  .object({
    letters: z.array(
      z.object({
        batch: z.string(),
        on: Day,
        issuer: z.string(),
        issuerName: z.string(),
        payer: z.string().meta({ description: 'The organisation, or one that it has succeeded' }),
        currency: Currency,
        sequence: z.int().meta({ description: 'The highest of its invoices' }),
        takenBackOn: Day.nullable().meta({ description: 'The day on which all its charges were taken back' }),
        total: Amount.meta({ description: 'What was to be paid on that day, charges included' }),
        invoices: z.array(
          z.object({ document: z.string(), dueOn: Day, sequence: z.int(), open: Amount, fee: Amount, compensation: Amount, interest: Amount }),
        ),
      }),
    ),
  })
  .meta({ id: 'OwnReminders' });
