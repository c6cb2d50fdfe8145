import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#domain/audit/canonical-json';

/** One thing that happened, as the chain keeps it. `at` is an ISO instant in UTC, always real; `actor` a person's id or `system`. */
export interface AuditEvent {
  readonly format: 1;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Json;
}

export interface ChainedAuditEvent extends AuditEvent {
  readonly previousHash: string;
  readonly hash: string;
}

/** What the first event's `previousHash` is. */
export const CHAIN_START = '0'.repeat(64);

/** Format 1: lower-case hex SHA-256 of the previous hash, a line feed, and the event's canonical JSON without its two hashes, in UTF-8. */
export function hashAuditEvent(event: AuditEvent, previousHash: string): string {
  const { format, seq, at, actor, type, subject, data } = event;
  const body = canonicalJson({ format, seq, at, actor, type, subject, data });
  return createHash('sha256').update(`${previousHash}\n${body}`, 'utf8').digest('hex');
}

/** The first event whose hash, predecessor or number does not fit, with why; null when the chain is whole. */
export function findBrokenLink(events: Iterable<ChainedAuditEvent>): { readonly seq: number; readonly why: string } | null {
  let previousHash = CHAIN_START;
  let seq = 0;
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq) return { seq, why: `expected event ${seq}, found ${event.seq}` };
    if (event.previousHash !== previousHash) return { seq, why: 'does not follow the event before it' };
    if (hashAuditEvent(event, previousHash) !== event.hash) return { seq, why: 'its content does not give its hash' };
    previousHash = event.hash;
  }
  return null;
}
