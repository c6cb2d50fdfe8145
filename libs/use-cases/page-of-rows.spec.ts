import { pageOfRows } from '#use-cases/page-of-rows';

const ROWS = [
  { name: 'b', ore: 5n },
  { name: 'a', ore: 10n },
  { name: 'c', ore: 10n },
  { name: 'd', ore: -3n },
];
const BY_ORE = { value: (row: (typeof ROWS)[number]) => row.ore, tie: (row: (typeof ROWS)[number]) => row.name };

function walk(rows: typeof ROWS, descending: boolean): string[] {
  const seen: string[] = [];
  let after: { value: string | null; tie: string } | null = null;
  do {
    const page: ReturnType<typeof pageOfRows<(typeof ROWS)[number]>> = pageOfRows(rows, BY_ORE, { descending, after, limit: 1 });
    expect(page.total).toBe(rows.length);
    seen.push(...page.items.map(({ name }) => name));
    after = page.last;
  } while (after !== null);
  return seen;
}

describe('pageOfRows', () => {
  it('goes through every row once, in either direction, amounts as numbers and not as text', () => {
    expect(walk(ROWS, false)).toEqual(['d', 'b', 'a', 'c']);
    expect(walk(ROWS, true)).toEqual(['a', 'c', 'b', 'd']);
  });

  it('goes on behind a row that is gone meanwhile', () => {
    const left = ROWS.filter(({ name }) => name !== 'a');
    const page = pageOfRows(left, BY_ORE, { descending: false, after: { value: '10', tie: 'a' }, limit: 5 });
    expect(page.items.map(({ name }) => name)).toEqual(['c']);
  });

  it('is empty and whole with no rows', () => {
    expect(pageOfRows([], BY_ORE, { descending: false, after: null, limit: 5 })).toEqual({ items: [], last: null, total: 0 });
  });
});
