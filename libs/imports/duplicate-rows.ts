import type { ImportIssue } from '#tabular/import-issue';
import type { TableRecord } from '#tabular/read-records';

/** One issue for each row that says again what an earlier row of the file says, by the values that must be unique together. */
export function duplicateRows<Values>(
  records: readonly TableRecord<Values>[],
  column: keyof Values,
  keyOf: (values: Values) => readonly unknown[],
): ImportIssue[] {
  const firstRows = new Map<string, number>();
  return records.flatMap((record) => {
    const key = JSON.stringify(keyOf(record.values));
    const first = firstRows.get(key);
    if (first === undefined) {
      firstRows.set(key, record.row);
      return [];
    }
    return [
      record.issue(column, { code: 'row-duplicate', message: `rows ${first} and ${record.row} say the same thing twice`, expected: 'one row' }),
    ];
  });
}
