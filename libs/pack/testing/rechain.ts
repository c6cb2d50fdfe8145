import { CHAIN_START, hashAuditEvent, type AuditEvent, type ChainedAuditEvent } from '#domain/audit/audit-event';

/** What whoever holds the key can always do: chain other events anew, numbered and hashed as if they had happened. */
export function chained(events: readonly AuditEvent[]): ChainedAuditEvent[] {
  let previousHash = CHAIN_START;
  return events.map(({ format, at, actor, type, subject, data }, index) => {
    const event: AuditEvent = { format, seq: index + 1, at, actor, type, subject, data };
    const whole = { ...event, previousHash, hash: hashAuditEvent(event, previousHash) };
    previousHash = whole.hash;
    return whole;
  });
}

/** The newest event: what is appended may begin as its copy. */
export function eventOf(events: readonly ChainedAuditEvent[]): ChainedAuditEvent {
  const event = events.at(-1);
  if (!event) throw new Error('there is no event');
  return event;
}
