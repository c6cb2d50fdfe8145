import type { PayerKind } from '#domain/facts/payer-kind';
import type { Transaction } from '#persistence/database';
import { containing } from '#persistence/document-list';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';
import type { PayerDetails, RegisteredPayer } from '#persistence/register';

export interface PayerFilter {
  /** In code and name. */
  readonly search?: string | undefined;
  readonly kind?: PayerKind | undefined;
  /** Only payers with a change that waits for a second person. */
  readonly hasOpenChange?: boolean | undefined;
}

export type PayerSort = 'code' | 'name' | 'kind';

export interface ListedPayer extends RegisteredPayer, PayerDetails {
  readonly openChanges: number;
}

const ORDERS: Readonly<Record<PayerSort, PageOrder>> = {
  code: { expression: 'p.code::text collate "C"', type: 'text', tie: 'p.code::text' },
  name: { expression: 'd.name', type: 'text', tie: 'p.code::text' },
  kind: { expression: 'p.kind', type: 'text', tie: 'p.code::text' },
};

/** Each payer's newest details are found for all of them at once: with a hundred thousand payers one by one takes several times as long. */
const FROM = `payer p
  join (select distinct on (payer) payer, name, cvr, ean, street, postcode, city, email, language from payer_details order by payer, version desc) d on d.payer = p.code
  left join (select payer, count(*)::int as open from payer_change where approved_by is null group by payer) c on c.payer = p.code`;

const MATCHES = `($1::text is null or p.code ilike $1 or d.name ilike $1) and ($2::text is null or p.kind = $2) and ($3::boolean is null or (coalesce(c.open, 0) > 0) = $3)`;

export async function listPayerPage(transaction: Transaction, filter: PayerFilter, page: PageRequest<PayerSort>): Promise<Page<ListedPayer>> {
  const given = [filter.search === undefined ? null : containing(filter.search), filter.kind ?? null, filter.hasOpenChange ?? null];
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 5);
  const rows: (ListedPayer & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select p.code, p.kind, p.valid_from as "validFrom", p.valid_until as "validUntil", p.successor, d.name, d.cvr, d.ean, d.street,
       d.postcode, d.city, d.email, d.language, coalesce(c.open, 0) as "openChanges",
       (${order.expression})::text as "sortValue", ${order.tie} as tie
     from ${FROM} where ${MATCHES} and ${where} order by ${orderBy} limit $4::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${FROM} where ${MATCHES}`, given);
  return toPage(rows, { limit: page.limit, total: counted?.total ?? 0 });
}
