import { z } from 'zod';

export const FloorRequest = z.object({ run: z.string(), documents: z.number() });
export type FloorRequest = z.infer<typeof FloorRequest>;

/** What the bare script took, in milliseconds: each of its three parts, and processor time. */
export const FloorTimes = z.object({
  beganAtMs: z.number(),
  renderMs: z.number(),
  insertMs: z.number(),
  mailMs: z.number(),
  processorMs: z.number(),
  peakMegabytes: z.number(),
});
export type FloorTimes = z.infer<typeof FloorTimes>;
