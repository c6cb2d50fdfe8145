import type { IssuePlace } from '#tabular/import-issue';
import type { NumberStyle } from '#tabular/number-style';

/** What a workbook says of a cell. CSV knows text only. A `number` is written plainly with a dot, a `percent` as `62.5%`, a `date` as ISO. */
export type CellKind = 'text' | 'number' | 'percent' | 'date' | 'boolean';

export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
}

export interface RawRow {
  /** Line in CSV, row number in a workbook, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

export interface TableColumn {
  /** Header as written, trimmed. */
  readonly name: string;
  readonly letter: string;
}

/** A file's cells below one header line, each with its place. Every row has exactly one cell a column. */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
  /** Lines above the header that begin with `#`, without the sign. */
  readonly comments: readonly string[];
  /** Decided by a line `# number-style: danish` (or `plain`) above the header, else null: found from the cells. */
  readonly declaredStyle: NumberStyle | null;
  readonly headerRow: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly RawRow[];
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Where a row, or one cell of it by column index, stands. */
export function placeInTable(table: Pick<Table, 'file' | 'sheet' | 'columns'>, row: number | null, columnIndex: number | null): IssuePlace {
  const column = columnIndex === null ? null : table.columns[columnIndex];
  const name = column && column.name !== '' ? column.name : column?.letter;
  return { file: table.file, sheet: table.sheet, row, column: name ?? (columnIndex === null ? null : columnLetter(columnIndex)) };
}
