import { z } from 'zod';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { ROLES } from '#domain/people/role';

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

export const PeopleQuery = PageQuery.extend({
  search: z.string().trim().min(1).max(100).optional().meta({ description: 'In name and email, and in the place of a role that is held' }),
  role: Role.optional().meta({ description: 'Only people who hold this role today' }),
  sort: z.enum(['name', '-name', 'email', '-email']).default('name'),
});

export const People = pageOf(z.object(personFields).meta({ id: 'PersonItem' })).meta({ id: 'People' });

export const PersonSheet = z
  .object({
    ...personFields,
    places: z.object({ issuer: z.array(Place), payer: z.array(Place) }).meta({ description: 'Where roles of an issuer or a payer may be held' }),
    rolePlaces: z
      .array(z.object({ role: Role, places: z.array(z.enum(['issuer', 'payer', 'whole'])) }))
      .meta({ description: 'Where each role is held: at an issuer, at a payer, or in the whole installation' }),
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
