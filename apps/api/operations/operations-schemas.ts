import { z } from 'zod';
import { MailState } from '#apps/api/documents/document-schemas';
import { Overview } from '#apps/api/overview/overview-schemas';
import { Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { STUCK_STATES } from '#persistence/mails-needing-action';

const MailKind = z.enum(['document', 'resend', 'reminder', 'anchor', 'committee']).meta({ id: 'MailKind' });
const PartState = z.enum(['up', 'down']).meta({ id: 'PartState' });
const DatabaseState = z.enum(['up', 'full', 'down']).meta({ id: 'DatabaseState', description: 'full: it answers, and its disk has no room' });

export const Operations = z
  .object({
    parts: z.object({ database: DatabaseState, process: PartState, mail: PartState, worker: PartState }),
    procedurePage: z.string().nullable().meta({ description: 'Where the process engine shows its own page, if people here may go there' }),
    hasMailbox: z.boolean().meta({ description: 'Whether this installation catches its mails itself' }),
    queues: z.array(z.object({ kind: MailKind, state: MailState, count: z.int(), oldestAt: Instant })),
    stuckMails: z.int().meta({ description: 'Mails that nothing moves on but a person' }),
    troubles: Overview.shape.troubles,
  })
  .meta({ id: 'Operations' });

export const StuckMailQuery = PageQuery.extend({ state: z.enum(STUCK_STATES).optional() });

export const StuckMailList = pageOf(
  z
    .object({
      id: z.string(),
      kind: MailKind,
      number: z.string().nullable(),
      run: z.string().nullable(),
      address: z.string().nullable(),
      state: MailState,
      stateAt: Instant,
      attempt: z.int(),
      detail: z.string().nullable(),
    })
    .meta({ id: 'StuckMail' }),
).meta({ id: 'StuckMailList' });

export const SettleMailBody = z.object({
  mail: z.string().min(1).max(120),
  state: z.enum(['sent', 'refused']),
  reason: z.string().trim().min(1).max(2_000),
});
export const Settled = z.object({ mail: z.string() }).meta({ id: 'SettledMail' });
