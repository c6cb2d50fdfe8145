import { formatCsvRecord } from '#pack/csv/csv-text';
import { compareRows, fieldsOf, type Table } from '#pack/csv/table';
import { PackError } from '#pack/pack-error';

/** The CSV file of a table in pieces of text: header, then the rows in the order of their key. A key that comes twice is `row-repeated`. */
export function* formatTable<Row>(table: Table<Row>, rows: readonly Row[]): Generator<string> {
  const fields = fieldsOf(table);
  yield formatCsvRecord(fields.map((field) => table.columns[field].name));
  let previous: Row | null = null;
  for (const row of [...rows].sort((a, b) => compareRows(table, a, b))) {
    const cells = fields.map((field) => table.columns[field].write(row[field]));
    if (previous !== null && compareRows(table, previous, row) === 0) {
      throw new PackError('row-repeated', `${table.path}: two rows ${table.key.map((field) => String(row[field])).join(' ')}`);
    }
    previous = row;
    yield formatCsvRecord(cells);
  }
}
