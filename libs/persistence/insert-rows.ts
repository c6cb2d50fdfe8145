import type { Transaction } from '#persistence/database';

/** PostgreSQL's type of each column that is written, by name: `{ payer: 'text', amount_ore: 'bigint' }`. */
export type ColumnTypes = Readonly<Record<string, string>>;

export type ColumnValue = string | number | bigint | boolean | null;

const ROWS_A_STATEMENT = 5_000;

/** Inserts any number of rows with one array parameter a column, thousands a statement; table and columns are names of our own code, never input. */
export async function insertRows<Types extends ColumnTypes>(
  transaction: Transaction,
  table: string,
  types: Types,
  rows: readonly Readonly<Record<keyof Types, ColumnValue>>[],
): Promise<void> {
  const columns = Object.keys(types) as (keyof Types & string)[];
  const statement = `insert into ${table} (${columns.join(', ')}) select * from unnest(${columns.map((column, index) => `$${index + 1}::${types[column]}[]`).join(', ')})`;
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_A_STATEMENT);
    await transaction.query(
      statement,
      columns.map((column) => chunk.map((row) => asParameter(row[column]))),
    );
  }
}

function asParameter(value: ColumnValue): string | number | boolean | null {
  return typeof value === 'bigint' ? value.toString() : value;
}
