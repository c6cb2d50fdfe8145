import { z } from 'zod';

/** What the sink is asked: to begin counting anew and tell when so many mails were accepted, or how many it has. */
export const SinkRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('expect'), mails: z.number() }),
  z.object({ type: z.literal('count') }),
]);
export type SinkRequest = z.infer<typeof SinkRequest>;

export const SinkAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.number() }),
  z.object({ type: z.literal('reached'), atMs: z.number() }),
  z.object({ type: z.literal('counted'), accepted: z.number(), recipients: z.number() }),
]);
export type SinkAnswer = z.infer<typeof SinkAnswer>;
