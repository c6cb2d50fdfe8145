import type { Transaction } from '#persistence/database';
import { RUN_COLUMNS, type InvoiceRun, type RunState } from '#persistence/invoice-run';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';
import { summariseRuns, type RunSummary } from '#persistence/run-overview';

export interface RunFilter {
  readonly states?: readonly RunState[] | undefined;
  readonly issuer?: string | undefined;
  /** Of the business date. */
  readonly year?: number | undefined;
}

export type RunSort = 'date' | 'issuer' | 'state' | 'total';

export interface ListedRun extends InvoiceRun, RunSummary {
  readonly issuerName: string;
}

const TOTAL = `(select coalesce(sum(d.total_ore), 0)::bigint from document d where d.run = r.id and d.kind <> 'internal')`;

const ORDERS: Readonly<Record<RunSort, PageOrder>> = {
  date: { expression: 'r.business_date', type: 'date', tie: 'r.id' },
  issuer: { expression: 'r.issuer', type: 'text', tie: 'r.id' },
  state: { expression: 'r.state', type: 'text', tie: 'r.id' },
  total: { expression: TOTAL, type: 'bigint', tie: 'r.id' },
};

const MATCHES = `($1::text[] is null or r.state = any($1)) and ($2::text is null or r.issuer = $2) and ($3::int is null or extract(year from r.business_date) = $3)`;

export async function listRunPage(transaction: Transaction, filter: RunFilter, page: PageRequest<RunSort>): Promise<Page<ListedRun>> {
  const given = [filter.states ?? null, filter.issuer ?? null, filter.year ?? null];
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 5);
  const rows: (InvoiceRun & { issuerName: string; sortValue: string | null; tie: string })[] = await transaction.query(
    `select ${RUN_COLUMNS}, (select i.name from issuer i where i.code = r.issuer) as "issuerName", (${order.expression})::text as "sortValue", r.id as tie
     from invoice_run r where ${MATCHES} and ${where} order by ${orderBy} limit $4::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from invoice_run r where ${MATCHES}`, given);
  const summaries = await summariseRuns(
    transaction,
    rows.map((row) => row.id),
  );
  const listed = rows.map((row) => {
    const summary = summaries.get(row.id);
    if (!summary) throw new Error(`no summary of ${row.id}`);
    return { ...row, ...summary };
  });
  return toPage(listed, { limit: page.limit, total: counted?.total ?? 0 });
}

/** How many runs are in each state, whatever else the list is filtered by. */
export async function countRunsByState(transaction: Transaction, filter: Omit<RunFilter, 'states'>): Promise<Partial<Record<RunState, number>>> {
  const rows: { state: RunState; count: number }[] = await transaction.query(
    `select r.state, count(*)::int as count from invoice_run r where ${MATCHES} group by r.state`,
    [null, filter.issuer ?? null, filter.year ?? null],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** What the list can be narrowed to: the issuers and years of all runs there are. */
export interface RunFacets {
  readonly issuers: readonly { readonly code: string; readonly name: string }[];
  /** Of the business date, the newest first. */
  readonly years: readonly number[];
}

export async function readRunFacets(transaction: Transaction): Promise<RunFacets> {
  const issuers: { code: string; name: string }[] = await transaction.query(
    `select i.code, i.name from issuer i where exists (select 1 from invoice_run r where r.issuer = i.code) order by i.name`,
  );
  const years: { year: number }[] = await transaction.query(
    `select distinct extract(year from r.business_date)::int as year from invoice_run r order by year desc`,
  );
  return { issuers, years: years.map(({ year }) => year) };
}
