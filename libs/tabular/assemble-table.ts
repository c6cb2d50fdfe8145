import { findDeclaredStyle } from '#tabular/declared-style';
import { cutFound, type ImportIssue, type IssueCollector } from '#tabular/import-issue';
import { LIMITS } from '#tabular/limits';
import { columnLetter, placeInTable, type Cell, type RawRow, type Table, type TableColumn } from '#tabular/table';

export type TableResult = { readonly table: Table } | { readonly issues: readonly ImportIssue[] };

const LONGEST_NAME = 200;
const EMPTY: Cell = { text: '', kind: 'text' };

/** Finds comments, header and rows among raw rows, makes every row as wide as the header, and refuses what no reader should see. */
export function assembleTable(input: { file: string; sheet: string | null; rows: readonly RawRow[]; issues: IssueCollector }): TableResult {
  const { file, sheet, issues } = input;
  const filled = input.rows.filter((row) => row.cells.some((cell) => cell.text.trim() !== ''));
  const headerIndex = filled.findIndex((row) => !isAside(row));
  const header = filled[headerIndex];
  if (!header) {
    issues.add({
      file,
      sheet,
      row: null,
      column: null,
      code: 'header-missing',
      message: 'there is no header line',
      expected: 'a line of column names',
      found: '',
    });
    return { issues: issues.list() };
  }
  const comments = filled.slice(0, headerIndex).map((row) =>
    row.cells
      .map((cell) => cell.text)
      .join(' ')
      .trim()
      .replace(/^#\s*/, ''),
  );
  const columns = headerColumns(header);
  const shape = { file, sheet, columns };
  checkHeader(shape, header, issues);
  const rows = filled.slice(headerIndex + 1).map((row) => fit(shape, row, issues));
  if (!issues.isEmpty()) return { issues: issues.list() };
  return { table: { ...shape, comments, declaredStyle: findDeclaredStyle(comments), headerRow: header.row, rows } };
}

type Shape = Pick<Table, 'file' | 'sheet' | 'columns'>;

function isAside(row: RawRow): boolean {
  const first = row.cells[0]?.text ?? '';
  return first.startsWith('#') || /^sep=[,;]?$/i.test(first);
}

function headerColumns(header: RawRow): TableColumn[] {
  const names = header.cells.map((cell) => cell.text.trim());
  while (names.at(-1) === '') names.pop();
  return names.map((name, index) => ({ name, letter: columnLetter(index) }));
}

function checkHeader(shape: Shape, header: RawRow, issues: IssueCollector): void {
  if (shape.columns.length > LIMITS.columns) {
    issues.add({
      ...placeInTable(shape, header.row, null),
      code: 'too-many-columns',
      message: 'the header has too many columns',
      expected: `at most ${LIMITS.columns} columns`,
      found: String(shape.columns.length),
    });
  }
  const seen = new Set<string>();
  shape.columns.forEach(({ name, letter }, index) => {
    const place = placeInTable(shape, header.row, index);
    const key = name.toLowerCase();
    if (name.length > LONGEST_NAME) {
      const expected = `at most ${LONGEST_NAME} characters`;
      issues.add({
        ...place,
        column: letter,
        code: 'header-too-long',
        message: `the name of column ${letter} is too long`,
        expected,
        found: cutFound(name),
      });
    }
    if (name === '') issues.add({ ...place, code: 'header-empty', message: `column ${letter} has no name`, expected: 'a column name', found: '' });
    else if (seen.has(key))
      issues.add({
        ...place,
        code: 'header-duplicate',
        message: `two columns are called "${cutFound(name)}"`,
        expected: 'each column once',
        found: cutFound(name),
      });
    seen.add(key);
  });
}

function fit(shape: Shape, row: RawRow, issues: IssueCollector): RawRow {
  row.cells.forEach((cell, index) => {
    if (index >= shape.columns.length && cell.text.trim() !== '') {
      issues.add({
        ...placeInTable(shape, row.row, index),
        code: 'cell-beyond-header',
        message: `a cell stands in column ${columnLetter(index)}, beyond the header`,
        expected: `${shape.columns.length} columns`,
        found: cutFound(cell.text),
      });
    }
    if (cell.text.length > LIMITS.cellCharacters) {
      issues.add({
        ...placeInTable(shape, row.row, index),
        code: 'cell-too-long',
        message: 'the cell is too long',
        expected: `at most ${LIMITS.cellCharacters} characters`,
        found: cutFound(cell.text),
      });
    }
    if (cell.kind === 'text' && /^\s*[=@]/.test(cell.text)) {
      issues.add({
        ...placeInTable(shape, row.row, index),
        code: 'formula',
        message: `cell ${columnLetter(index)}${row.row} holds a formula`,
        expected: 'a value: paste as values before importing',
        found: cutFound(cell.text),
      });
    }
  });
  if (row.cells.length === shape.columns.length) return row;
  return { row: row.row, cells: shape.columns.map((_, index) => row.cells[index] ?? EMPTY) };
}
