import type { Column } from '#pack/csv/column';

/** One CSV file of the pack: where it stands, its columns in order, and the fields that tell its rows apart and put them in order. */
export interface Table<Row> {
  readonly path: string;
  readonly columns: { readonly [Field in keyof Row]-?: Column<Row[Field]> };
  readonly key: readonly (keyof Row)[];
}

/** The fields of a table in the order of its columns. */
export function fieldsOf<Row>(table: Table<Row>): (keyof Row)[] {
  const fields: (keyof Row)[] = [];
  for (const field in table.columns) fields.push(field);
  return fields;
}

/** Order of two rows by the table's key: numbers by size, everything else as text by its bytes; 0 means that they are the same row twice. */
export function compareRows<Row>(table: Table<Row>, a: Row, b: Row): number {
  for (const field of table.key) {
    const [x, y] = [a[field], b[field]];
    if (isNumeric(x) && isNumeric(y) ? x < y : String(x) < String(y)) return -1;
    if (isNumeric(x) && isNumeric(y) ? x > y : String(x) > String(y)) return 1;
  }
  return 0;
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
