import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';
import { LANGUAGES } from '#glossary/language';

const period = { from: z.iso.date(), until: z.iso.date().meta({ description: 'The last day, itself in the statement' }) };

export const StatementQuery = z.object(period).refine(({ from, until }) => from <= until, { path: ['until'], message: 'is before the first day' });
export const StatementExportQuery = z
  .object({ ...period, format: z.enum(['xlsx', 'csv']), language: z.enum(LANGUAGES).default('da') })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'is before the first day' });

export const StatementPdfQuery = z
  .object({ ...period, issuer: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/), language: z.enum(LANGUAGES).default('da') })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'is before the first day' });

export const Statements = z
  .object({
    payer: z.string(),
    statements: z.array(
      z.object({
        issuer: z.string(),
        issuerName: z.string(),
        currency: Currency,
        opening: Amount,
        closing: Amount,
        lines: z.array(
          z.object({
            on: Day,
            type: z.enum(['invoice', 'credit-note', 'charge', 'reversal', 'payment']),
            document: z.string(),
            dueOn: Day.nullable(),
            amount: Amount.meta({ description: 'Signed as the payer’s debt: a payment is below zero' }),
            balance: Amount,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Statements', description: 'A payer’s account at each issuer that has billed it' });
