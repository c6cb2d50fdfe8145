import { z } from 'zod';
import { MailState } from '#apps/api/documents/document-schemas';
import { Overview } from '#apps/api/overview/overview-schemas';
import { Day, Instant } from '#apps/api/wire/day';
import { ROLES } from '#persistence/register';

export const Operations = z
  .object({
    queues: z.array(z.object({ kind: z.string(), state: MailState, count: z.int(), oldestAt: Instant })),
    mailsNeedingAction: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        number: z.string().nullable(),
        address: z.string().nullable(),
        state: MailState,
        stateAt: Instant,
        attempt: z.int(),
        detail: z.string().nullable(),
      }),
    ),
    troubles: Overview.shape.troubles,
  })
  .meta({ id: 'Operations' });

export const SettleMailBody = z.object({
  mail: z.string().min(1).max(120),
  state: z.enum(['sent', 'refused']),
  reason: z.string().trim().min(1).max(2_000),
});
export const Settled = z.object({ mail: z.string() }).meta({ id: 'SettledMail' });

export const Role = z.enum(ROLES).meta({ id: 'Role' });

export const People = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        email: z.string(),
        roles: z.array(
          z.object({
            role: Role,
            scope: z.string(),
            validFrom: Day,
            validUntil: Day.nullable(),
            isHeld: z.boolean(),
            withdrawnAt: Instant.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'People' });

export const PersonPath = z.object({ person: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/) });
export const GiveRoleBody = z.object({ role: Role, scope: z.string().max(32), validFrom: z.iso.date(), validUntil: z.iso.date().nullable() });
export const TakeRoleBody = z.object({ role: Role, scope: z.string().max(32), reason: z.string().trim().min(1).max(2_000) });
export const RoleChanged = z.object({ person: z.string() }).meta({ id: 'RoleChanged' });
