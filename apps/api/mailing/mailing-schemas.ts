import { z } from 'zod';

export const MailingReason = z.object({ reason: z.string().trim().min(1).max(2_000) });
export const Mailing = z.object({ isStopped: z.boolean() }).meta({ id: 'Mailing' });
