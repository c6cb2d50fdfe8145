import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A row of a scenario file by column name; an empty cell is the empty text. */
export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header line, lines that begin with # left out; a file that does not exist has no rows. */
export function readTable(path: string): Row[] {
  if (!existsSync(path)) return [];
  const options = { columns: true, comment: '#', comment_no_infix: true, trim: true, skip_empty_lines: true, bom: true } as const;
  return parse<Row>(readFileSync(path, 'utf8'), options);
}

/** The cell of a column that must be there; the error names what is missing. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column} in ${Object.keys(row).join(', ')}`);
  return value;
}

export function cellOrNull(row: Row, column: string): string | null {
  return cell(row, column) === '' ? null : cell(row, column);
}

/** A cell that may only hold one of a few words. */
export function wordIn<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const value = cell(row, column);
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new Error(`${column}: "${value}" is none of ${words.join(', ')}`);
  return word;
}
