import type { Json } from '#domain/audit/canonical-json';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import type { LocalDate } from '#domain/calendar/local-date';
import type { Transaction } from '#persistence/database';
import { containing } from '#persistence/document-list';
import type { Page } from '#persistence/page-sql';

export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly type?: string | undefined;
  /** In subject and content. */
  readonly search?: string | undefined;
  /** Of the day in UTC, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

const MATCHES = `($1::text is null or actor = $1) and ($2::text is null or type = $2) and ($3::text is null or subject ilike $3 or data ilike $3)
  and ($4::text is null or left(at, 10) >= $4) and ($5::text is null or left(at, 10) <= $5)`;

/** Events of the chain, the newest first. `before` is the number of the last one seen. */
export async function listAuditPage(
  transaction: Transaction,
  filter: AuditFilter,
  page: { readonly before: string | null; readonly limit: number },
): Promise<Page<ChainedAuditEvent>> {
  const search = filter.search === undefined ? null : containing(filter.search);
  const given = [filter.actor ?? null, filter.type ?? null, search, filter.from ?? null, filter.to ?? null];
  const rows: (Omit<ChainedAuditEvent, 'seq' | 'data'> & { seq: bigint; data: string })[] = await transaction.query(
    `select seq, format, at, actor, type, subject, data, previous_hash as "previousHash", hash from audit_event
     where ${MATCHES} and ($6::bigint is null or seq < $6) order by seq desc limit $7::int + 1`,
    [...given, page.before, page.limit],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from audit_event where ${MATCHES}`, given);
  const items = rows.slice(0, page.limit).map((row) => ({ ...row, seq: Number(row.seq), data: JSON.parse(row.data) as Json }));
  const final = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, last: final ? { value: null, tie: String(final.seq) } : null, total: counted?.total ?? 0 };
}

/** Who has acted and what has happened, for the filters of a search. */
export async function readAuditTerms(transaction: Transaction): Promise<{ readonly actors: string[]; readonly types: string[] }> {
  const rows: { actors: string[] | null; types: string[] | null }[] = await transaction.query(
    `select array_agg(distinct actor order by actor) as actors, array_agg(distinct type order by type) as types from audit_event`,
  );
  return { actors: rows[0]?.actors ?? [], types: rows[0]?.types ?? [] };
}
