import { z } from 'zod';

/** An error as RFC 9457 has it. `code` is stable, and is what a program or a translation goes by; `detail` is English for whoever reads logs. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'urn:aconto:problem:CODE' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The request id, as in the log' }),
    data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const PROBLEM_TYPE = 'application/problem+json';
