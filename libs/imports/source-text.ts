import type { Table } from '#tabular/table';

/** Where a fact comes from, as every report and pack shows it: what the file says, then file, sheet and row. */
export function sourceText(table: Pick<Table, 'file' | 'sheet'>, row: number, said: string | null): string {
  const place = `${table.file}${table.sheet === null ? '' : `, sheet ${table.sheet}`}, row ${row}`;
  return said === null ? place : `${said} (${place})`;
}
