import type { Transaction } from '#persistence/database';
import type { MailState } from '#persistence/mail-outbox';
import { pageSql, toPage, type Page, type PageRequest } from '#persistence/page-sql';

/** A document of a run that no mail server has accepted and for which none is being tried: what a person must look at. */
export interface RunFailure {
  readonly number: string;
  readonly payer: string;
  readonly payerName: string;
  readonly address: string | null;
  /** Of its newest mail. */
  readonly state: MailState;
  readonly attempt: number;
  /** What the server answered, as it did. */
  readonly detail: string | null;
  readonly stateAt: string;
}

const OPEN = `('sent', 'queued', 'claimed', 'handed-over')`;

const FROM = `issued_document i cross join lateral (
    select m.address, m.state, m.attempt, m.detail, m.state_at from mail m where m.number = i.number order by m.queued_at desc, m.id desc limit 1) m
  where i.run = $1 and i.kind <> 'internal' and not exists (select 1 from mail o where o.number = i.number and o.state in ${OPEN})`;

/** By number, a page at a time. */
export async function listRunFailures(transaction: Transaction, run: string, page: PageRequest<'number'>): Promise<Page<RunFailure>> {
  const order = { expression: 'i.number collate "C"', type: 'text', tie: 'i.number' } as const;
  const { where, orderBy, values } = pageSql(order, page, 3);
  const rows: (RunFailure & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select i.number, i.payer, i.recipient_details ->> 'name' as "payerName", m.address, m.state, m.attempt, m.detail,
       to_char(m.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stateAt", i.number as "sortValue", i.number as tie
     from ${FROM} and ${where} order by ${orderBy} limit $2::int + 1`,
    [run, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${FROM}`, [run]);
  return toPage(rows, { limit: page.limit, total: counted?.total ?? 0 });
}
