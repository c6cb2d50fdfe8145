import type { Table } from '#tabular/table';

/** Where a fact comes from, shown alike in every language: `KLs notat, tabel 1 (budgets.csv:5)`, `notes.xlsx#budgets:5`. */
export function sourceText(table: Pick<Table, 'file' | 'sheet'>, row: number, said: string | null): string {
  const place = `${table.file}${table.sheet === null ? '' : `#${table.sheet}`}:${row}`;
  return said === null ? place : `${said} (${place})`;
}
