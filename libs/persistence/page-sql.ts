/** How a list is ordered: what it is sorted by, and what tells two equal rows apart. Both are SQL of our own code, never input. */
export interface PageOrder {
  readonly expression: string;
  /** PostgreSQL's type of the expression, as which the cursor's text is read back. */
  readonly type: 'text' | 'date' | 'bigint' | 'int' | 'timestamptz';
  /** Unique in the list, of type text. */
  readonly tie: string;
}

/** Which page: the first, or what comes after a row. */
export interface PageRequest<Sort extends string> {
  readonly sort: Sort;
  readonly descending: boolean;
  /** Sort value and tie of the last row seen, as the page before gave them. */
  readonly after: { readonly value: string | null; readonly tie: string } | null;
  readonly limit: number;
}

/** A page of a list. `last` is where the next one begins, or null when there is none; `total` counts over all pages. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly last: { readonly value: string | null; readonly tie: string } | null;
  readonly total: number;
}

/**
 * The clauses that read one page by key instead of by counting rows away, so that the last page costs what the first does. Rows without a sort value
 * come last, whichever way. `where` is a condition, `values` its parameters from `$firstParameter` on.
 */
export function pageSql(
  order: PageOrder,
  page: Omit<PageRequest<string>, 'sort'>,
  firstParameter: number,
): { readonly where: string; readonly orderBy: string; readonly values: readonly (string | null)[] } {
  const { expression, type, tie } = order;
  const orderBy = `${expression} ${page.descending ? 'desc' : 'asc'} nulls last, ${tie} ${tieCollation}`;
  if (page.after === null) return { where: 'true', orderBy, values: [] };
  const value = `$${firstParameter}::${type}`;
  const after = `${tie} ${tieCollation} > $${firstParameter + 1}::text`;
  const beyond = `${expression} ${page.descending ? '<' : '>'} ${value}`;
  const where =
    page.after.value === null
      ? `(${expression} is null and ${after} and ${value} is null)`
      : `(${beyond} or ${expression} is null or (${expression} = ${value} and ${after}))`;
  return { where, orderBy, values: [page.after.value, page.after.tie] };
}

/** Codes are compared as bytes everywhere. */
const tieCollation = 'collate "C"';

/** Cuts the page from rows of which one more was asked for; each row carries the text of its sort value and its tie. */
export function toPage<Item>(
  rows: readonly (Item & { readonly sortValue: string | null; readonly tie: string })[],
  page: { readonly limit: number; readonly total: number },
): Page<Item> {
  const items = rows.slice(0, page.limit);
  const final = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, last: final ? { value: final.sortValue, tie: final.tie } : null, total: page.total };
}
