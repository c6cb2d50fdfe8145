import { z } from 'zod';
import { Day, Instant } from '#apps/api/wire/day';

const Objection = z
  .object({
    id: z.string(),
    position: z.int(),
    text: z.string(),
    filedBy: z.string().nullable(),
    filedAt: Instant,
    answerDueOn: Day,
    answer: z
      .object({
        outcome: z.enum(['upheld', 'rejected']),
        reason: z.string(),
        answeredBy: z.string().nullable().meta({ description: 'Null for whoever may not see who it was' }),
        answeredAt: Instant,
      })
      .nullable()
      .meta({ description: 'Null while it waits: the document is disputed' }),
  })
  .meta({ id: 'Objection' });

export const Objections = z
  .object({
    items: z.array(Objection),
    answerDays: z.int().meta({ description: 'Within how many days the issuer answers' }),
    fileUnavailableBecause: z.enum(['not-a-document', 'role-missing', 'objection-open']).nullable(),
    answerUnavailableBecause: z.enum(['role-missing', 'none-open']).nullable(),
  })
  .meta({ id: 'Objections' });

export const ObjectionBody = z.object({ text: z.string().trim().min(1).max(4_000) });
export const ObjectionFiled = z.object({ objection: z.string(), answerDueOn: Day }).meta({ id: 'ObjectionFiled' });

export const ObjectionPath = z.object({ number: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), position: z.string().regex(/^\d{1,6}$/) });
export const AnswerBody = z.object({ outcome: z.enum(['upheld', 'rejected']), reason: z.string().trim().min(1).max(4_000) });
export const ObjectionAnswered = z.object({ outcome: z.enum(['upheld', 'rejected']) }).meta({ id: 'ObjectionAnswered' });
