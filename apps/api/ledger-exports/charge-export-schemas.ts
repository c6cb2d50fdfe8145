import { z } from 'zod';
import { LedgerAgreement, LedgerExport, LedgerReceipt, LedgerSignOff } from '#apps/api/ledger-exports/ledger-export-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';

const ChargeFile = z
  .object({
    number: z.int().meta({ description: 'Counted by issuer' }),
    currency: Currency,
    untilOn: Day.meta({ description: 'It has what was posted on or before this day and is in no earlier file' }),
    agreement: LedgerAgreement.nullable().meta({ description: 'Null once it is signed off' }),
    outside: z.int().meta({ description: 'Entries of the time up to its day that are in no file: they keep it from being signed off' }),
    export: LedgerExport,
    receipt: LedgerReceipt.nullable(),
    signOff: LedgerSignOff.nullable(),
  })
  .meta({ id: 'ChargeFile', description: 'A file of what reminders charged, on its way to the finance system' });

export const ReminderCharges = z
  .object({
    outside: z
      .array(z.object({ currency: Currency, entries: z.int(), owed: Amount, firstOn: Day, lastOn: Day }))
      .meta({ description: 'What is in no file yet, by currency' }),
    files: z.array(ChargeFile).meta({ description: 'The newest first' }),
  })
  .meta({ id: 'ReminderCharges', description: 'What an issuer’s reminders charge, on its way to the finance system' });

export const IssuerPath = z.object({ issuer: z.string().min(1).max(32) });
export const ChargeFilePath = IssuerPath.extend({ number: z.coerce.number().int().min(1).max(999_999) });

export const ExportChargesBody = z.object({
  currency: Currency,
  untilOn: Day.nullable().meta({ description: 'Null for today' }),
});
