import { z } from 'zod';
import { Day, Instant } from '#apps/api/wire/day';
import { MailState } from '#apps/api/documents/document-schemas';
import { RunState } from '#apps/api/runs/run-schemas';

const RunTask = z.object({ kind: z.enum(['submit-run', 'approve-run', 'prepare-run-again']), run: z.string(), issuer: z.string(), dueOn: Day });
const ChangeTask = z.object({ kind: z.literal('approve-payer-change'), change: z.string(), payer: z.string(), payerName: z.string() });
const MailTask = z.object({ kind: z.literal('look-after-mails'), issuer: z.string(), state: MailState, count: z.int() });
const PaymentTask = z.object({ kind: z.literal('confirm-payments'), issuer: z.string(), count: z.int() });
const HandOverTask = z.object({
  kind: z.enum(['record-receipt', 'sign-off']),
  issuer: z.string(),
  run: z.string().nullable(),
  file: z.int().nullable().meta({ description: 'Number of a file of charges; null for a run' }),
});
const ReminderTask = z.object({ kind: z.literal('approve-reminders'), issuer: z.string(), batch: z.string() });
const ReversalTask = z.object({ kind: z.literal('decide-reversal'), issuer: z.string(), payerName: z.string() });
const ObjectionTask = z.object({
  kind: z.literal('answer-objection'),
  document: z.string(),
  payer: z.string(),
  payerName: z.string(),
  dueOn: Day,
  isLate: z.boolean(),
});

const Trouble = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run-past-its-date'), run: z.string(), state: RunState }),
  z.object({ kind: z.literal('run-not-issued-in-time'), run: z.string(), since: Instant }),
  z.object({ kind: z.literal('run-standing-still'), run: z.string(), since: Instant }),
  z.object({
    kind: z.literal('mailing-stopped'),
    run: z.string().nullable().meta({ description: 'Null: all mailing is stopped' }),
    since: Instant,
    reason: z.string(),
  }),
  z.object({ kind: z.literal('rounds-blocked'), issuer: z.string(), billingDate: Day, count: z.int() }),
]);

export const Overview = z
  .object({
    tasks: z.array(
      z.discriminatedUnion('kind', [RunTask, ChangeTask, MailTask, PaymentTask, ReminderTask, ReversalTask, HandOverTask, ObjectionTask]),
    ),
    troubles: z.array(Trouble),
    upcoming: z.array(z.object({ issuer: z.string(), billingDate: Day, opensOn: Day })),
  })
  .meta({ id: 'Overview' });
