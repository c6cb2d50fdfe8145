import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);

export const ChargedLettersQuery = PageQuery.extend({
  issuer: Code,
  search: z.string().trim().min(1).max(100).optional().meta({ description: "In the payer's name or code, or the name of the reminders" }),
  sort: z
    .enum(['turn', '-turn'])
    .default('-turn')
    .meta({ description: 'Descending: those that wait for a decision, those that one was made on, the others; each the newest first' }),
});

export const ChargedLetters = pageOf(
  z.object({
    batch: z.string(),
    on: Day.meta({ description: 'The day of the reminders' }),
    payer: z.string(),
    payerName: z.string(),
    currency: Currency,
    documents: z.array(z.string()),
    charges: Amount.meta({ description: 'Fees, compensation and interest of the letter' }),
    reversal: z
      .object({
        id: z.string(),
        reason: z.string(),
        proposedBy: z.string(),
        proposedAt: Instant,
        outcome: z.enum(['approved', 'rejected']).nullable().meta({ description: 'Null while it waits for another person' }),
        on: Day.nullable(),
        decidedBy: z.string(),
        decidedAt: Instant.nullable(),
        rejectedBecause: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'That the charges are taken back, as it was proposed last' }),
    proposeUnavailableBecause: z.enum(['role-missing', 'reversal-open', 'charges-reversed']).nullable(),
    decideUnavailableBecause: z.enum(['role-missing', 'same-person']).nullable(),
  }),
).meta({ id: 'ChargedLetters' });

export const ReversalBody = z.object({ payer: Code, currency: Currency, reason: z.string().trim().min(1).max(1_000) });
export const ReversalPath = z.object({ reversal: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,70}$/) });
export const RejectReversalBody = z.object({ reason: z.string().trim().min(1).max(1_000) });
export const ReversalNamed = z.object({ reversal: z.string() }).meta({ id: 'ReversalNamed' });
