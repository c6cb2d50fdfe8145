import { z } from 'zod';
import { Amount } from '#apps/api/wire/amount';
import { Instant } from '#apps/api/wire/day';

const Export = z.object({
  sha256: z.string(),
  entries: z.int(),
  debit: Amount,
  credit: Amount,
  owed: Amount.meta({ description: 'What payers and the issuer itself owe by it: the run’s total' }),
  madeBy: z.string(),
  madeAt: Instant,
});

export const LedgerHandOver = z
  .object({
    isIssued: z.boolean(),
    isCompleted: z.boolean(),
    export: Export.nullable(),
    receipt: z.object({ receipt: z.string(), entries: z.int(), debit: Amount, person: z.string(), at: Instant }).nullable(),
    signOff: z.object({ person: z.string(), at: Instant, total: Amount, documents: z.int() }).nullable(),
  })
  .meta({ id: 'LedgerHandOver', description: 'A run’s postings on their way to the finance system' });

export const ReceiptBody = z.object({
  receipt: z.string().trim().min(1).max(100).meta({ description: 'The finance system’s own number of the posting' }),
  entries: z.int().min(0),
  debit: Amount,
});
