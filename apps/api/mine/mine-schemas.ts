import { z } from 'zod';
import { DocumentKind } from '#apps/api/documents/document-schemas';
import { BlockReason, RoundKind } from '#apps/api/runs/run-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day } from '#apps/api/wire/day';
import { LANGUAGES } from '#glossary/language';

const PayerCode = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);

export const OwnYearsQuery = z.object({
  payer: PayerCode.optional().meta({ description: 'One of the organisations that the one who asks acts for; the first of them when left out' }),
});

export const OwnYearsExportQuery = OwnYearsQuery.extend({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(LANGUAGES).default('da').meta({ description: 'Of the heads; amounts in CSV follow it too' }),
});

const KnownShare = z.object({
  kind: z.enum(['actual', 'budget', 'estimate']).meta({ description: 'Of the accounts, of the approved budget, or of a budget that may change' }),
  share: Amount,
  yearAmount: Amount.meta({ description: 'What the whole year costs all payers, net' }),
  basisVersion: z.int(),
  status: z.enum(['approved', 'awaiting-agreement', 'preliminary-estimate']).nullable(),
  audited: z.boolean().nullable(),
  key: z.string(),
  keyVersion: z.int(),
});

const UnknownShare = z.object({ kind: z.literal('not-known'), reason: BlockReason });

export const OwnYears = z
  .object({
    payer: z.string(),
    name: z.string(),
    predecessors: z.array(z.string()).meta({ description: 'Payers it answers for besides itself' }),
    knownOn: Day,
    years: z.array(
      z.object({
        programme: z.string(),
        programmeName: z.string(),
        year: z.int(),
        currency: Currency,
        firstBilled: Amount.meta({ description: 'First rounds, on account or in arrears; net, as all amounts here' }),
        trueUps: Amount,
        settled: Amount,
        share: z.discriminatedUnion('kind', [KnownShare, UnknownShare]),
        open: Amount.nullable().meta({
          description:
            'What a next true-up would bill, or credit when below zero; null before the first bill and where no share is known. It is not a debt.',
        }),
        lines: z.array(
          z.object({
            number: z.string(),
            documentKind: DocumentKind,
            issuedOn: Day,
            roundKind: RoundKind,
            net: Amount,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'OwnYears' });
