import { z } from 'zod';
import { Instant } from '#apps/api/wire/day';
import { REMARK_CODES } from '#pack/verify/remark';
import { CHECK_NAMES } from '#domain/audit/check-names';
import { PageQuery, pageOf } from '#apps/api/wire/paging';

export const AuditQuery = PageQuery.extend({
  actor: z.string().max(100).optional(),
  type: z.string().max(100).optional(),
  search: z.string().trim().min(1).max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const AuditEvent = z
  .object({
    seq: z.int(),
    at: Instant,
    actor: z.string(),
    actorLabel: z.string().nullable(),
    type: z.string(),
    subject: z.string(),
    subjectLabel: z.string().nullable(),
    data: z.unknown(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });

export const AuditEventList = pageOf(AuditEvent)
  .extend({
    head: z.object({ seq: z.int(), hash: z.string() }),
    actors: z.array(z.object({ code: z.string(), label: z.string().nullable() })),
    types: z.array(z.string()),
  })
  .meta({ id: 'AuditEventList' });

export const VerifyReport = z
  .object({
    verdict: z.enum(['authentic', 'consistent', 'failed']),
    checks: z.array(
      z.object({
        name: z.enum(CHECK_NAMES).meta({ id: 'CheckName' }),
        outcome: z.enum(['passed', 'failed', 'not-made']),
        checked: z.int(),
        failureCount: z.int(),
        failures: z.array(
          z.object({
            file: z.string(),
            line: z.int().nullable(),
            column: z.string().nullable(),
            found: z.string(),
            expected: z.string(),
          }),
        ),
        remarks: z.array(z.object({ code: z.enum(REMARK_CODES), subject: z.string(), address: z.string().nullable(), states: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ id: 'VerifyReport' });
