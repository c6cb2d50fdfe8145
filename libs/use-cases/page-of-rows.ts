import type { Page, PageRequest } from '#persistence/page-sql';

/** What rows are sorted by, and what tells two equal ones apart: unique, compared as bytes. */
interface RowOrder<Row> {
  readonly value: (row: Row) => string | bigint;
  readonly tie: (row: Row) => string;
}

/** A page of rows that are calculated and not in a table, cut as `pageSql` cuts those that are. */
export function pageOfRows<Row>(rows: readonly Row[], order: RowOrder<Row>, page: Omit<PageRequest<string>, 'sort'>): Page<Row> {
  const sorted = rows
    .map((row) => ({ row, value: order.value(row), tie: order.tie(row) }))
    .sort((a, b) => (page.descending ? -1 : 1) * compare(a.value, b.value) || compare(a.tie, b.tie));
  const after = page.after;
  // A row that is gone since the page before leaves its place behind: the next page begins with what would have followed it.
  const first = after === null ? 0 : sorted.findIndex((candidate) => isBeyond(candidate, after, page.descending));
  const items = first === -1 ? [] : sorted.slice(first, first + page.limit);
  const final = first !== -1 && sorted.length > first + page.limit ? items.at(-1) : undefined;
  return { items: items.map(({ row }) => row), last: final ? { value: String(final.value), tie: final.tie } : null, total: rows.length };
}

function isBeyond(
  candidate: { readonly value: string | bigint; readonly tie: string },
  after: { readonly value: string | null; readonly tie: string },
  descending: boolean,
): boolean {
  const text = after.value ?? '';
  const value = typeof candidate.value === 'bigint' ? BigInt(/^-?\d+$/.test(text) ? text : 0) : text;
  const apart = (descending ? -1 : 1) * compare(candidate.value, value);
  return apart > 0 || (apart === 0 && candidate.tie > after.tie);
}

function compare<Value extends string | bigint>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
