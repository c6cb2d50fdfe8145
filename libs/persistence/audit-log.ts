import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import { CHAIN_START, hashAuditEvent, type ChainedAuditEvent } from '#domain/audit/audit-event';
import type { AuditEventType } from '#domain/audit/event-types';
import type { Transaction } from '#persistence/database';

/** The newest event of the chain: what is signed and leaves the system. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Chains one event to the log. Writers queue here until they commit, so it is the last thing a use case does. `at` is a real UTC instant. */
export async function appendAuditEvent(
  transaction: Transaction,
  event: { readonly at: string; readonly actor: string; readonly type: AuditEventType; readonly subject: string; readonly data: Json },
): Promise<ChainHead> {
  await lockAuditChain(transaction);
  const head = await readChainHead(transaction);
  const chained = { format: 1, seq: head.seq + 1, ...event } as const;
  const hash = hashAuditEvent(chained, head.hash);
  await transaction.query(
    `insert into audit_event (seq, format, at, actor, type, subject, data, previous_hash, hash) values ($1, 1, $2, $3, $4, $5, $6, $7, $8)`,
    [chained.seq, event.at, event.actor, event.type, event.subject, canonicalJson(event.data), head.hash, hash],
  );
  return { seq: chained.seq, hash };
}

/**
 * Waits for every writer of the log and keeps further ones waiting until commit: what is read after it is all that the log's earlier events tell of. For
 * the few use cases whose event must follow from everything before it.
 */
export async function lockAuditChain(transaction: Transaction): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto audit chain'))`);
}

export async function readChainHead(transaction: Transaction): Promise<ChainHead> {
  const [head]: { seq: bigint; hash: string }[] = await transaction.query(`select seq, hash from audit_chain_head()`);
  return head ? { seq: Number(head.seq), hash: head.hash } : { seq: 0, hash: CHAIN_START };
}

export async function listAuditEvents(transaction: Transaction, subject?: string): Promise<ChainedAuditEvent[]> {
  const rows: { seq: bigint; at: string; actor: string; type: string; subject: string; data: string; previousHash: string; hash: string }[] =
    await transaction.query(
      `select seq, at, actor, type, subject, data, previous_hash as "previousHash", hash from audit_event where $1::text is null or subject = $1 order by seq`,
      [subject ?? null],
    );
  return rows.map((row) => ({ ...row, format: 1, seq: Number(row.seq), data: JSON.parse(row.data) as Json }));
}
