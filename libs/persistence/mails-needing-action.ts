import type { Transaction } from '#persistence/database';
import { LACKS_RECIPIENTS, type MailKind, type MailState } from '#persistence/mail-outbox';
import { pageSql, toPage, type Page, type PageRequest } from '#persistence/page-sql';

/** States in which nothing moves a mail on but a person. */
export const STUCK_STATES = ['no-address', 'refused', 'unknown', 'bounced'] as const satisfies readonly MailState[];

/** A mail that a person must look at, with the run whose desk does. */
export interface StuckMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly number: string | null;
  readonly run: string | null;
  readonly address: string | null;
  readonly state: MailState;
  readonly stateAt: string;
  readonly attempt: number;
  /** What the server answered, as it did. */
  readonly detail: string | null;
}

/** Not accepted, or not by all, not under way, and no other mail of the same document was accepted. */
const FROM = `mail m where ($2::text is null or m.state = $2) and (${LACKS_RECIPIENTS}
  or (m.state = any($1) and not exists (select 1 from mail other where other.number = m.number and other.state = 'sent')))`;

/** Those that have waited longest first, a page at a time. */
export async function listStuckMails(
  transaction: Transaction,
  filter: { readonly state?: (typeof STUCK_STATES)[number] | undefined },
  page: PageRequest<'since'>,
): Promise<Page<StuckMail>> {
  const given = [STUCK_STATES, filter.state ?? null];
  const { where, orderBy, values } = pageSql({ expression: 'm.state_at', type: 'timestamptz', tie: 'm.id' }, page, 4);
  const rows: (StuckMail & { sortValue: string; tie: string })[] = await transaction.query(
    `select m.id, m.kind, m.number, m.run, m.address, m.state, m.attempt, m.detail, m.state_at::text as "sortValue", m.id as tie,
       to_char(m.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stateAt"
     from ${FROM} and ${where} order by ${orderBy} limit $3::int + 1`,
    [...given, page.limit, ...values],
  );
  return toPage(rows, { limit: page.limit, total: await countStuckMails(transaction, filter) });
}

export async function countStuckMails(
  transaction: Transaction,
  filter: { readonly state?: (typeof STUCK_STATES)[number] | undefined } = {},
): Promise<number> {
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${FROM}`, [STUCK_STATES, filter.state ?? null]);
  return counted?.total ?? 0;
}
