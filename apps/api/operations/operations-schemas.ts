import { z } from 'zod';
import { MailState } from '#apps/api/documents/document-schemas';
import { Overview } from '#apps/api/overview/overview-schemas';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { STUCK_STATES } from '#persistence/mails-needing-action';
import { ROLES } from '#persistence/register';

const MailKind = z.enum(['document', 'resend', 'reminder', 'anchor', 'committee']).meta({ id: 'MailKind' });
const PartState = z.enum(['up', 'down']).meta({ id: 'PartState' });

export const Operations = z
  .object({
    parts: z.object({ database: PartState, process: PartState, mail: PartState, worker: PartState }),
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

export const Role = z.enum(ROLES).meta({ id: 'Role' });

const personFields = {
  id: z.string(),
  label: z.string(),
  email: z.string(),
  roles: z.array(
    z
      .object({
        role: Role,
        scope: z.string(),
        validFrom: Day,
        validUntil: Day.nullable(),
        isHeld: z.boolean(),
        withdrawnAt: Instant.nullable(),
      })
      .meta({ id: 'GivenRole' }),
  ),
};
const Place = z.object({ code: z.string(), name: z.string() });

export const People = z.object({ items: z.array(z.object(personFields)) }).meta({ id: 'People' });

export const PersonSheet = z
  .object({
    ...personFields,
    places: z.object({ issuer: z.array(Place), payer: z.array(Place) }).meta({ description: 'Where roles of an issuer or a payer may be held' }),
  })
  .meta({ id: 'PersonSheet' });

export const PersonPath = z.object({ person: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/) });
export const GiveRoleBody = z
  .object({ role: Role, scope: z.string().max(32), validFrom: z.iso.date(), validUntil: z.iso.date().nullable() })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom < validUntil, {
    path: ['validUntil'],
    message: 'is not after the first day',
  });
export const TakeRoleBody = z.object({ role: Role, scope: z.string().max(32), reason: z.string().trim().min(1).max(2_000) });
export const RoleChanged = z.object({ person: z.string() }).meta({ id: 'RoleChanged' });
