import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';

/** A column of a file that people open in a spreadsheet: its head, and what stands in it for a row; null leaves the cell empty. */
export type SheetColumn<Row> = { readonly head: string } & (
  | { readonly type: 'text'; readonly value: (row: Row) => string | null }
  /** An amount with two decimals, in the currency that the head or another column names. */
  | { readonly type: 'amount'; readonly value: (row: Row) => Ore | null }
  /** A count or a year: whole, and never grouped. */
  | { readonly type: 'whole'; readonly value: (row: Row) => number | null }
  /** Basis points, shown as percent with two decimals. */
  | { readonly type: 'percent'; readonly value: (row: Row) => number | null }
  | { readonly type: 'date'; readonly value: (row: Row) => LocalDate | null }
);

/** Rows with their columns. The name is that of the sheet in a workbook. */
export interface Sheet<Row> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}
