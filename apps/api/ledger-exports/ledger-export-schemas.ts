import { z } from 'zod';
import { Amount } from '#apps/api/wire/amount';
import { Instant } from '#apps/api/wire/day';

/** What was exported, and when by whom. */
export const LedgerExport = z.object({
  sha256: z.string(),
  entries: z.int(),
  debit: Amount,
  credit: Amount,
  owed: Amount.meta({ description: 'What payers and the issuer itself owe by it: the run’s total, or the charges less what was taken back' }),
  madeBy: z.string(),
  madeAt: Instant,
});

/** What the finance system says it booked. */
export const LedgerReceipt = z.object({
  receipt: z.string(),
  entries: z.int(),
  debit: Amount,
  sha256: z.string().nullable(),
  person: z.string(),
  at: Instant,
});

export const LedgerSignOff = z.object({ person: z.string(), at: Instant, total: Amount, entries: z.int() });

/** What is to be the same amount before somebody signs, from each place where it stands. */
export const LedgerAgreement = z.object({
  agrees: z.boolean().meta({ description: 'Nothing stands in the way of the sign-off' }),
  sums: z.array(z.object({ of: z.enum(['run', 'documents', 'charged', 'taken-back', 'ledger', 'export']), amount: Amount })),
});

export const LedgerHandOver = z
  .object({
    isIssued: z.boolean(),
    isCompleted: z.boolean(),
    agreement: LedgerAgreement.nullable().meta({ description: 'Null before the run is issued' }),
    export: LedgerExport.nullable(),
    receipt: LedgerReceipt.nullable(),
    signOff: LedgerSignOff.nullable(),
  })
  .meta({ id: 'LedgerHandOver', description: 'A run’s postings on their way to the finance system' });

export const ReceiptBody = z.object({
  receipt: z.string().trim().min(1).max(100).meta({ description: 'The finance system’s own number of the posting' }),
  entries: z.int().min(0),
  debit: Amount,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null)
    .meta({ description: 'Of the file that the finance system read, where it tells that' }),
});
