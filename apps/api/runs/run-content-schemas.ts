import { z } from 'zod';
import { MailState } from '#apps/api/documents/document-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { CHANGE_EFFECTS } from '#domain/comparison/payer-sheets';
import { LANGUAGES } from '#glossary/language';

export const ChangeEffect = z
  .enum([...CHANGE_EFFECTS, 'rounding'])
  .meta({ id: 'ChangeEffect', description: 'What a change from last year is put down to' });
export const StandsOut = z.enum(['new-payer', 'no-longer-billed', 'sign-changed', 'far-from-the-others']).meta({ id: 'StandsOut' });

const Steps = z
  .array(z.object({ effect: ChangeEffect, change: Amount }))
  .meta({ description: 'In the order of a bridge; last year and all changes sum exactly to this year' });

const PayerFilter = z.object({
  search: z.string().trim().min(1).max(100).optional().meta({ description: 'Part of a name or code' }),
  standsOut: z
    .union([StandsOut, z.array(StandsOut)])
    .transform((marks) => (Array.isArray(marks) ? marks : [marks]))
    .optional(),
  effect: ChangeEffect.optional().meta({ description: 'Only payers in whose change it is not 0' }),
});

const SORTS = ['payer', 'name', 'net', 'last-year', 'difference', 'percent', ...CHANGE_EFFECTS, 'rounding'] as const;
const descending = <Sort extends string>(sort: Sort): `-${Sort}` => `-${sort}`;

export const RunPayersQuery = PageQuery.extend({
  ...PayerFilter.shape,
  sort: z.enum([...SORTS, ...SORTS.map(descending)]).default('name'),
});

const RunPayer = z
  .object({
    payer: z.string(),
    name: z.string(),
    lastYear: Amount.meta({ description: 'Net, what the same issuer billed in the calendar year before' }),
    net: Amount,
    change: Amount,
    changeBasisPoints: z.int().nullable().meta({ description: "Hundredths of a percent of last year's size; null when that was 0" }),
    standsOut: StandsOut.nullable(),
    steps: Steps,
  })
  .meta({ id: 'RunPayer' });

export const RunPayerList = pageOf(RunPayer).extend({ currency: Currency.nullable() }).meta({ id: 'RunPayerList' });

export const RunEffects = z
  .object({
    payers: z.int(),
    currency: Currency.nullable(),
    lastYear: Amount,
    net: Amount,
    steps: Steps,
    standsOut: z.object({ 'new-payer': z.int(), 'no-longer-billed': z.int(), 'sign-changed': z.int(), 'far-from-the-others': z.int() }),
  })
  .meta({ id: 'RunEffects' });

export const RunFailuresQuery = PageQuery;

const RunFailure = z
  .object({
    number: z.string(),
    payer: z.string(),
    payerName: z.string(),
    address: z.string().nullable(),
    state: MailState,
    attempt: z.int(),
    detail: z.string().nullable().meta({ description: 'What the mail server answered' }),
    stateAt: Instant,
  })
  .meta({ id: 'RunFailure' });

export const RunFailureList = pageOf(RunFailure).meta({ id: 'RunFailureList' });

export const RunReconciliation = z
  .object({
    agrees: z.boolean(),
    checks: z.array(
      z.object({
        check: z.enum(['net', 'documents', 'ledger', 'balance', 'mails', 'mailed-total']),
        unit: z.enum(['amount', 'documents']),
        left: z.string().meta({ description: 'An amount or a count of documents' }),
        right: z.string(),
        agrees: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RunReconciliation' });

export const RunExportQuery = PayerFilter.extend({
  content: z.enum(['summary', 'lines']).meta({ description: 'A row a payer beside last year, or every line of every document' }),
  format: z.enum(['xlsx', 'csv']),
  language: z.enum(LANGUAGES).default('da'),
});
