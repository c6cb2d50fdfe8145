import { z } from 'zod';
import { Instant } from '#apps/api/wire/day';
import { LANGUAGES } from '#glossary/language';
import { ROLES } from '#domain/people/role';

export const SessionAnswer = z
  .object({
    person: z.string(),
    label: z.string(),
    language: z.enum(LANGUAGES).meta({ description: 'That the browser asks for, Danish when it asks for none of ours' }),
    roles: z.array(
      z.object({
        role: z.enum(ROLES),
        scope: z.string().nullable().meta({ description: 'Code of the issuer or organisation that the role is for' }),
        scopeName: z.string().nullable(),
      }),
    ),
    csrfToken: z.string().meta({ description: 'Goes as X-CSRF-Token with every request that is not a reading one' }),
    idleExpiresAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Session' });

export const SignedOut = z
  .object({ redirectTo: z.string().nullable().meta({ description: 'Where the identity provider ends its own session' }) })
  .meta({ id: 'SignedOut' });
