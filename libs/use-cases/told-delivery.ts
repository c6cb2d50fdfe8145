import { z } from 'zod';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import { mayStillMove } from '#domain/audit/follow-up-hashes';
import { RECORD_EVENTS, RUN_EVENTS } from '#domain/audit/run-events';

/** The state in which the audit trail has told of a mail last; `settled` when it was final at completion, null when it has not told of it. */
export type Told = { readonly state: string; readonly at: string } | 'settled' | null;

const StateSchema = z.object({ messageId: z.string(), state: z.string(), at: z.string() });
const CompletionSchema = z.object({ unsettled: z.array(StateSchema) });
const ChangeSchema = z.object({ delivery: StateSchema });
const ResendSchema = z.object({ messageId: z.string() });

/** Reads it from the run's events and those of the mail's document, each in the order of the chain. */
export function findTold(messageId: string, ofRun: readonly ChainedAuditEvent[], ofDocument: readonly ChainedAuditEvent[]): Told {
  for (const event of [...ofRun].reverse()) {
    if (event.type !== RUN_EVENTS.deliveriesChanged) continue;
    const { delivery } = ChangeSchema.parse(event.data);
    if (delivery.messageId === messageId) return mayStillMove(delivery.state) ? delivery : 'settled';
  }
  const completion = ofRun.find((event) => event.type === RUN_EVENTS.completed);
  if (!completion) return null;
  const unsettled = CompletionSchema.parse(completion.data).unsettled.find((mail) => mail.messageId === messageId);
  if (unsettled) return unsettled;
  const resend = ofDocument.find((event) => event.type === RECORD_EVENTS.documentResent && ResendSchema.parse(event.data).messageId === messageId);
  return resend && resend.seq > completion.seq ? null : 'settled';
}
