import { decodeCursor, encodeCursor } from '#apps/api/wire/paging';
import type { Page, PageRequest } from '#persistence/page-sql';

/** A list's query as the database takes it: `-date` sorts by date, the newest first. */
export function toPageRequest<Sort extends string>(query: {
  readonly sort: Sort | `-${Sort}`;
  readonly cursor?: string | undefined;
  readonly limit: number;
}): PageRequest<Sort> {
  const [value, tie] = decodeCursor(query.cursor, 2) ?? [];
  return {
    ...sortOf(query.sort),
    after: tie === undefined || tie === null ? null : { value: value ?? null, tie },
    limit: query.limit,
  };
}

export function toCursor(last: Page<unknown>['last']): string | null {
  return last === null ? null : encodeCursor([last.value, last.tie]);
}

function sortOf<Sort extends string>(sort: Sort | `-${Sort}`): { sort: Sort; descending: boolean } {
  return isDescending<Sort>(sort) ? { sort: withoutSign(sort), descending: true } : { sort, descending: false };
}

function isDescending<Sort extends string>(sort: Sort | `-${Sort}`): sort is `-${Sort}` {
  return sort.startsWith('-');
}

function withoutSign<Sort extends string>(sort: `-${Sort}`): Sort {
  return sort.slice(1) as Sort;
}
