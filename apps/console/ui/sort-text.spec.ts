import { nextSort, sortState } from '#console/ui/sort-text';

it('sorts upwards first, then the other way, and never not at all', () => {
  expect(nextSort('-billingDate', 'total')).toBe('total');
  expect(nextSort('total', 'total')).toBe('-total');
  expect(nextSort('-total', 'total')).toBe('total');
});

it('tells the table which head is sorted by, and how', () => {
  expect(sortState('-total')).toEqual({ orderBy: 'total', direction: 'descending' });
  expect(sortState('name')).toEqual({ orderBy: 'name', direction: 'ascending' });
});
