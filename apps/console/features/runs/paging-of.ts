import type { Paging } from '#console/ui/table-paging';

/** Where in a list one is, as it stands in the address: the cursor of the page, and its number. */
export interface ListPosition {
  readonly fra?: string | undefined;
  readonly side?: number | undefined;
}

/** Rows of a page, unless the API is asked for another number. */
const PAGE_SIZE = 50;

export function pagingOf({ fra, side }: ListPosition, onChange: (position: ListPosition) => void): Paging {
  return {
    page: side ?? 1,
    cursor: fra,
    size: PAGE_SIZE,
    onChange: ({ page, cursor }) => onChange({ fra: cursor, side: page === 1 ? undefined : page }),
  };
}
