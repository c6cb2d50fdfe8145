import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import type { Json } from '#domain/audit/canonical-json';
import type { Located } from '#pack/verify/check';

/** A text in an event's data; `(nothing)` when there is none. */
export function dataOf(event: Located<ChainedAuditEvent>, field: string): string {
  const value = valueOf(event.row.data, field);
  return typeof value === 'string' ? value : '(nothing)';
}

/** A member of a JSON object; undefined when the value is no object or has no such member. */
export function valueOf(data: Json | undefined, field: string): Json | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.entries(data).find(([name]) => name === field)?.[1];
}
