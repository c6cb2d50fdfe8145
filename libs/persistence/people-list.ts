import type { Role } from '#domain/people/role';
import type { Transaction } from '#persistence/database';
import { containing } from '#persistence/document-list';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';
import type { Person } from '#persistence/register';

export interface PeopleFilter {
  /** In name and email, and in the place of a role that is held. */
  readonly search?: string | undefined;
  /** Only people who hold this role today. */
  readonly role?: Role | undefined;
}

export type PeopleSort = 'name' | 'email';

const ORDERS: Readonly<Record<PeopleSort, PageOrder>> = {
  name: { expression: 'p.label', type: 'text', tie: 'p.id::text' },
  email: { expression: 'p.email', type: 'text', tie: 'p.id::text' },
};

const HELD = 'select 1 from person_role r where r.person = p.id and is_held(r.valid_from, r.valid_until, r.withdrawn_at)';
const MATCHES = `($1::text is null or p.label ilike $1 or p.email ilike $1 or exists (${HELD} and r.scope ilike $1))
  and ($2::text is null or exists (${HELD} and r.role = $2))`;

export async function listPeoplePage(transaction: Transaction, filter: PeopleFilter, page: PageRequest<PeopleSort>): Promise<Page<Person>> {
  const given = [filter.search === undefined ? null : containing(filter.search), filter.role ?? null];
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 4);
  const rows: (Person & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select p.id, p.label, p.email, (${order.expression})::text as "sortValue", ${order.tie} as tie
     from person p where ${MATCHES} and ${where} order by ${orderBy} limit $3::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from person p where ${MATCHES}`, given);
  return toPage(
    rows.map(({ id, label, email, sortValue, tie }) => ({ id, label, email, sortValue, tie })),
    { limit: page.limit, total: counted?.total ?? 0 },
  );
}
