import type { SortState } from '@navikt/ds-react';

/** `-total` → the table's own form. */
export function sortState(sort: string): SortState {
  return sort.startsWith('-') ? { orderBy: sort.slice(1), direction: 'descending' } : { orderBy: sort, direction: 'ascending' };
}

/** What a click on a head asks for: the other way where it is sorted by already, else upwards. There is always one sort. */
export function nextSort(sort: string, key: string): string {
  return sort === key ? `-${key}` : key;
}
