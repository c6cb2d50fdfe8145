import { z } from 'zod';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { PAYER_KINDS } from '#domain/facts/payer-kind';
import { LANGUAGES } from '#glossary/language';

export const PayerPath = z.object({ code: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/) });
export const ChangePath = z.object({ change: z.string().min(8).max(100) });

const PayerKind = z.enum(PAYER_KINDS).meta({ id: 'PayerKind' });

const detailFields = {
  name: z.string(),
  cvr: z.string(),
  ean: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  email: z.string().nullable(),
  language: z.enum(LANGUAGES),
};

export const PayerDetails = z.object(detailFields).meta({ id: 'PayerDetails' });

const registerFields = { code: z.string(), kind: PayerKind, validFrom: Day, validUntil: Day.nullable(), successor: z.string().nullable() };

export const PayerItem = z.object({ ...registerFields, ...detailFields, openChanges: z.int() }).meta({ id: 'PayerItem' });

export const PayerListQuery = PageQuery.extend({
  search: z.string().trim().min(1).max(100).optional(),
  kind: PayerKind.optional(),
  openChange: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  sort: z.enum(['code', '-code', 'name', '-name', 'kind', '-kind']).default('name'),
});

export const PayerList = pageOf(PayerItem).meta({ id: 'PayerList' });

export const PayerChange = z
  .object({
    id: z.string(),
    payer: z.string(),
    details: PayerDetails,
    reason: z.string(),
    proposedBy: z.string(),
    proposedByLabel: z.string(),
    proposedAt: Instant,
    unavailableBecause: z.string().nullable().meta({ description: 'Why the one who asks may not approve it; null when they may' }),
  })
  .meta({ id: 'PayerChange' });

export const Payer = z
  .object({
    ...registerFields,
    predecessors: z.array(z.string()),
    details: PayerDetails,
    version: z.int(),
    versions: z.array(
      z.object({
        version: z.int(),
        details: PayerDetails,
        recordedAt: Instant,
        proposedBy: z.string().nullable(),
        approvedBy: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    openChanges: z.array(PayerChange),
  })
  .meta({ id: 'Payer' });

const text = (length: number) => z.string().trim().min(1).max(length);

/** Only what is to change is named; null takes away. */
export const ProposeChangeBody = z
  .object({
    reason: text(2_000),
    change: z
      .object({
        name: text(200),
        ean: z
          .string()
          .regex(/^\d{13}$/)
          .nullable(),
        street: text(200).nullable(),
        postcode: text(20).nullable(),
        city: text(100).nullable(),
        email: text(2_600).nullable().meta({ description: 'One address or several, parted by commas: each gets every mail' }),
        language: z.enum(LANGUAGES),
      })
      .partial()
      .refine((change) => Object.keys(change).length > 0, 'names nothing to change'),
  })
  .meta({ id: 'ProposePayerChange' });

export const Proposed = z.object({ change: z.string() }).meta({ id: 'ProposedPayerChange' });
export const Approved = z.object({ payer: z.string() }).meta({ id: 'ApprovedPayerChange' });
