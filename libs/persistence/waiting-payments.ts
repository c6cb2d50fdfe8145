import type { Ore } from '#domain/money/money';
import { BANK_ENTRY_COLUMNS, type RecordedBankEntry } from '#persistence/bank-entries';
import type { Transaction } from '#persistence/database';
import { containing } from '#persistence/document-list';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';

/** A bank entry of which not all is posted; `restOre` is what is left. */
export interface WaitingEntry extends RecordedBankEntry {
  readonly restOre: Ore;
}

export interface WaitingFilter {
  readonly issuer: string;
  /** In the payer's name, the text and the reference that came with it. */
  readonly search?: string | undefined;
}

export type WaitingSort = 'booked';

const ORDERS: Readonly<Record<WaitingSort, PageOrder>> = { booked: { expression: 'e.booked_on', type: 'date', tie: 'e.id::text' } };

/** Not all of it posted, and not set aside. */
const WAITING = `bank_entry e left join (select bank_entry, sum(amount_ore) as posted from payment group by bank_entry) p on p.bank_entry = e.id
  where e.issuer = $1 and e.amount_ore <> coalesce(p.posted, 0) and not exists (select 1 from payment_set_aside a where a.bank_entry = e.id)`;
const REST = `(e.amount_ore - coalesce(p.posted, 0))::bigint as "restOre"`;

/** Everything of an issuer that waits for a person, the oldest first. */
export async function listWaitingEntries(transaction: Transaction, issuer: string): Promise<WaitingEntry[]> {
  return await transaction.query(`select ${BANK_ENTRY_COLUMNS}, ${REST} from ${WAITING} order by e.booked_on, e.id`, [issuer]);
}

export async function listWaitingPage(transaction: Transaction, filter: WaitingFilter, page: PageRequest<WaitingSort>): Promise<Page<WaitingEntry>> {
  const given = [filter.issuer, filter.search === undefined ? null : containing(filter.search)];
  const matches = `${WAITING} and ($2::text is null or e.payer_name ilike $2 or e.text ilike $2 or e.reference ilike $2)`;
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 4);
  const rows: (WaitingEntry & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select ${BANK_ENTRY_COLUMNS}, ${REST}, (${order.expression})::text as "sortValue", ${order.tie} as tie
     from ${matches} and ${where} order by ${orderBy} limit $3::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${matches}`, given);
  return toPage(rows, { limit: page.limit, total: counted?.total ?? 0 });
}
