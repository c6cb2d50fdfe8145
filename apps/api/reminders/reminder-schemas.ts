import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);

export const RemindersQuery = z.object({ issuer: Code });

const Charges = z.object({ fee: z.boolean(), compensation: z.boolean(), interest: z.boolean() });

const Reminder = z.object({
  document: z.string(),
  payer: z.string(),
  payerName: z.string(),
  sequence: z.int().meta({ description: 'The first, second or third of the document' }),
  open: Amount.meta({ description: 'Before the reminder' }),
  fee: Amount,
  compensation: Amount,
  interest: Amount.meta({ description: 'Since the last day of payment, less what earlier reminders charged' }),
  steps: z
    .array(z.object({ from: Day, to: Day, days: z.int(), principal: Amount, ratePercent: z.string() }))
    .meta({ description: 'How the interest since the last day of payment came about' }),
  toPay: Amount,
  currency: Currency,
  dueOn: Day,
  hasNoAddress: z.boolean(),
});

const batch = { id: z.string(), on: Day, proposedBy: z.string(), proposedAt: Instant };

export const Reminders = z
  .object({
    policies: z.array(
      z.object({
        programme: z.string(),
        name: z.string(),
        isOn: z.boolean(),
        charges: Charges,
        tag: z.string().meta({ description: 'Goes as If-Match with a change of this policy' }),
        person: z.string().nullable().meta({ description: 'Null while nobody has said anything: then there are none' }),
        recordedAt: Instant.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    due: z.array(Reminder).meta({ description: 'What would be proposed now' }),
    waiting: z.object({ ...batch, digest: z.string(), reminders: z.array(Reminder) }).nullable(),
    decided: z
      .array(
        z.object({
          ...batch,
          outcome: z.enum(['approved', 'rejected']),
          count: z.int(),
          letters: z.array(z.object({ payer: z.string(), payerName: z.string() })),
          decidedBy: z.string(),
          decidedAt: Instant,
          reason: z.string().nullable(),
        }),
      )
      .meta({ description: 'The newest twenty' }),
    proposeUnavailableBecause: z.enum(['role-missing', 'reminders-open', 'reminders-none', 'late-rate-missing']).nullable(),
    decideUnavailableBecause: z.enum(['role-missing', 'same-person']).nullable(),
  })
  .meta({ id: 'Reminders' });

export const PolicyBody = z.object({
  issuer: Code,
  programme: Code,
  isOn: z.boolean(),
  charges: Charges,
  reason: z.string().trim().min(1).max(1_000),
});
export const ProposeBody = z.object({ issuer: Code });
export const BatchPath = z.object({ batch: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,60}$/) });
export const LetterPath = BatchPath.extend({ payer: Code });
export const LetterQuery = z.object({
  currency: Currency.optional().meta({ description: 'Where a payer has letters in several; the first without it' }),
});
export const ApproveRemindersBody = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const RejectRemindersBody = z.object({ reason: z.string().trim().min(1).max(1_000) });
export const ReminderBatchNamed = z.object({ batch: z.string() }).meta({ id: 'ReminderBatchNamed' });
export const ReminderPolicySet = z.object({ programme: z.string(), isOn: z.boolean() }).meta({ id: 'ReminderPolicySet' });
