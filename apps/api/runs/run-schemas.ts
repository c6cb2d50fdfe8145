import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { RUN_ACTIONS } from '#use-cases/run-actions';

export const RunState = z.enum(['draft', 'submitted', 'approved', 'issued', 'completed', 'rejected', 'cancelled']).meta({ id: 'RunState' });

const Mails = z.object({ sent: z.int(), underWay: z.int(), needAction: z.int() });

const runFields = {
  id: z.string(),
  issuer: z.string(),
  issuerName: z.string(),
  businessDate: Day,
  openedOn: Day,
  corrects: z.string().nullable().meta({ description: 'Of a run that is one credit note made by hand: the invoice it corrects' }),
  played: z.boolean().meta({ description: 'Played in the past by the example; dated by its business date' }),
  state: RunState,
  revision: z.int(),
  payers: z.int().meta({ description: 'Payers who get a document' }),
  documents: z.int().meta({ description: 'Documents to payers' }),
  creditNotes: z.int(),
  internalPostings: z.int(),
  currency: Currency.nullable(),
  total: Amount.meta({ description: 'Of the documents to payers, VAT included' }),
  internalTotal: Amount,
  mails: Mails,
  blocked: z.int().meta({ description: 'Rounds that may not be billed' }),
};

export const RunItem = z.object(runFields).meta({ id: 'RunItem' });

export const RunListQuery = PageQuery.extend({
  state: z
    .union([RunState, z.array(RunState)])
    .transform((states) => (Array.isArray(states) ? states : [states]))
    .optional(),
  issuer: z.string().max(32).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional(),
  sort: z.enum(['date', '-date', 'issuer', '-issuer', 'state', '-state', 'total', '-total']).default('-date'),
});

export const RunList = pageOf(RunItem)
  .extend({
    counts: z.partialRecord(RunState, z.int()).meta({ description: 'By state, with the other filters kept' }),
    issuers: z.array(z.object({ code: z.string(), name: z.string() })).meta({ description: 'Of all runs there are' }),
    years: z.array(z.int()).meta({ description: 'Of the business dates of all runs, the newest first' }),
  })
  .meta({ id: 'RunList' });

export const RoundKind = z.enum(['on-account', 'in-arrears', 'true-up']).meta({ id: 'RoundKind' });

export const BlockReason = z
  .enum([
    'budget-missing',
    'budget-awaiting-agreement',
    'budget-preliminary-estimate',
    'accounts-missing',
    'actual-cost-missing',
    'agreement-missing',
    'key-missing',
    'branch-not-in-key',
    'currency-differs',
  ])
  .meta({ id: 'BlockReason' });

const Round = z.object({
  programme: z.string(),
  serviceYear: z.int(),
  branch: z.string(),
  sequence: z.int(),
  kind: RoundKind,
  basis: z.enum(['budget', 'actual']),
  basisVersion: z.int(),
  key: z.string(),
  keyVersion: z.int(),
  yearAmount: Amount,
  billed: Amount.meta({ description: 'Net' }),
  carriedForward: Amount,
});

const Decision = z.object({
  decision: z.enum(['prepared', 'submitted', 'approved', 'rejected', 'cancelled', 'stale', 'issued', 'completed']),
  revision: z.int(),
  person: z.string().nullable(),
  personLabel: z.string().nullable(),
  at: Instant,
  reason: z.string().nullable(),
});

export const RunProgress = z
  .object({ state: RunState, prepared: z.int(), issued: z.int(), rendered: z.int(), sent: z.int(), failed: z.int() })
  .meta({ id: 'RunProgress' });

export const Run = z
  .object({
    ...runFields,
    digest: z.string().nullable().meta({ description: 'Of inputs, keys, rules version and every amount: what an approval names' }),
    rulesVersion: z.string().nullable(),
    submittedBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    issuedOn: Day.nullable(),
    correctionReason: z.string().nullable().meta({ description: 'Why the invoice is corrected, as it is printed' }),
    rounds: z.array(Round),
    blockedRounds: z.array(z.object({ programme: z.string(), serviceYear: z.int(), branch: z.string(), kind: RoundKind, reason: BlockReason })),
    timeline: z.array(Decision),
    mailingStops: z
      .array(z.object({ isOfAll: z.boolean(), person: z.string(), reason: z.string(), at: Instant }))
      .meta({ description: 'Stops that keep its mails back: of all mailing, of this run' }),
    progress: RunProgress.omit({ state: true }),
    actions: z.array(
      z.object({
        action: z.enum(RUN_ACTIONS),
        unavailableBecause: z.enum(['run-in-other-state', 'role-missing', 'same-person', 'not-prepared']).nullable(),
      }),
    ),
  })
  .meta({ id: 'Run' });

export const ApproveBody = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const ReasonBody = z.object({ reason: z.string().trim().min(1).max(2_000) });
export const NewState = z.object({ state: z.string() }).meta({ id: 'NewRunState' });
