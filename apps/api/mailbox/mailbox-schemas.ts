import { z } from 'zod';
import { Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';

export const MailboxQuery = PageQuery.extend({
  search: z.string().trim().min(1).max(100).optional().meta({ description: 'In recipients and subject' }),
});

export const MailboxPath = z.object({ mail: z.string().regex(/^\d{10,16}\.[A-Za-z0-9_-]{1,60}\.eml$/) });
export const MailboxFilePath = MailboxPath.extend({ file: z.coerce.number().int().min(0).max(99) });

const mailFields = { id: z.string(), receivedAt: Instant, from: z.string(), to: z.array(z.string()), subject: z.string() };

export const MailboxList = pageOf(z.object(mailFields).meta({ id: 'MailboxItem' })).meta({ id: 'MailboxList' });

export const MailboxMail = z
  .object({
    ...mailFields,
    messageId: z.string().nullable(),
    text: z.string().meta({ description: 'The text part; the HTML part is never handed out' }),
    attachments: z.array(z.object({ file: z.int(), name: z.string(), mediaType: z.string(), bytes: z.int() })),
  })
  .meta({ id: 'MailboxMail' });
