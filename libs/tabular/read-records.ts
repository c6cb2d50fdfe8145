import type { CellReader, Refusal } from '#tabular/cell-reader';
import { detectStyle } from '#tabular/detect-style';
import { collectIssues, cutFound, type ImportIssue, type IssueCollector } from '#tabular/import-issue';
import type { NumberStyle } from '#tabular/number-style';
import { placeInTable, type RawRow, type Table } from '#tabular/table';

export interface ColumnSpec<Value> {
  /** Headers it may stand under, matched without regard to case; the first is its name. */
  readonly names: readonly string[];
  readonly isRequired: boolean;
  readonly reader: CellReader<NonNullable<Value>>;
}

export type ColumnSpecs<Values> = { readonly [Key in keyof Values]: ColumnSpec<Values[Key]> };

/** A row read whole: its values, and a way to say that one of them is wrong after all. */
export interface TableRecord<Values> {
  readonly row: number;
  readonly values: Values;
  issue(column: keyof Values, problem: Pick<ImportIssue, 'code' | 'message' | 'expected' | 'accepted'>): ImportIssue;
}

/** A column whose cell must be filled in every row. */
export function required<Value>(names: readonly string[], reader: CellReader<NonNullable<Value>>): ColumnSpec<Value> {
  return { names, isRequired: true, reader };
}

/** A column that may be left out or left empty: its value is then null. */
export function optional<Value>(names: readonly string[], reader: CellReader<NonNullable<Value>>): ColumnSpec<Value | null> {
  return { names, isRequired: false, reader };
}

/** Reads every row by its columns. Missing, unknown and unreadable columns and cells are issues; a row with one is left out of the records. */
export function readRecords<Values extends object>(
  table: Table,
  specs: ColumnSpecs<Values>,
): { records: TableRecord<Values>[]; issues: ImportIssue[] } {
  const issues = collectIssues();
  const bound = bindColumns(table, specs, issues);
  const numeric = bound.flatMap(({ spec, index }) => (spec.reader.isNumeric && index !== null ? [index] : []));
  const { style, issues: styleIssues } = detectStyle(table, numeric);
  styleIssues.forEach(issues.add);
  // Without a number style every number would be refused for the same cause: one cause, one report.
  if (styleIssues.length > 0) return { records: [], issues: issues.list() };
  const records = table.rows.flatMap((row) => {
    const values = readRow(table, row, bound, style, issues);
    return values ? [makeRecord(table, row, bound, values)] : [];
  });
  return { records, issues: issues.list() };
}

interface BoundColumn<Values> {
  readonly key: keyof Values;
  readonly spec: ColumnSpec<Values[keyof Values]>;
  readonly index: number | null;
}

function bindColumns<Values extends object>(table: Table, specs: ColumnSpecs<Values>, issues: IssueCollector): BoundColumn<Values>[] {
  const headers = table.columns.map((column) => column.name.toLowerCase());
  const keys = Object.keys(specs) as (keyof Values)[];
  const bound = keys.map((key) => {
    const spec = specs[key];
    const found = headers.flatMap((header, index) => (spec.names.includes(header) ? [index] : []));
    if (found.length > 1)
      issues.add(
        headerIssue(table, found[1] ?? null, {
          code: 'header-duplicate',
          message: `two columns mean ${spec.names[0]}`,
          expected: 'each column once',
        }),
      );
    if (found.length === 0 && spec.isRequired) {
      issues.add(
        headerIssue(table, null, {
          code: 'column-missing',
          message: `the column ${spec.names[0]} is missing`,
          expected: `a column called ${spec.names.join(' or ')}`,
          accepted: spec.names,
        }),
      );
    }
    return { key, spec, index: found[0] ?? null };
  });
  const known = keys.flatMap((key) => specs[key].names[0] ?? []);
  const names = new Set(keys.flatMap((key) => specs[key].names));
  headers.forEach((header, index) => {
    if (!names.has(header))
      issues.add(
        headerIssue(table, index, {
          code: 'column-unknown',
          message: 'this kind of file has no such column',
          expected: `one of: ${known.join(', ')}`,
          accepted: known,
        }),
      );
  });
  return bound;
}

function headerIssue(table: Table, index: number | null, problem: Refusal): ImportIssue {
  const found = index === null ? table.columns.map((column) => column.name).join(', ') : (table.columns[index]?.name ?? '');
  return { ...placeInTable(table, table.headerRow, index), ...problem, found: cutFound(found) };
}

function readRow<Values extends object>(
  table: Table,
  row: RawRow,
  bound: readonly BoundColumn<Values>[],
  style: NumberStyle,
  issues: IssueCollector,
): Values | null {
  const values: Partial<Record<keyof Values, unknown>> = {};
  let isWhole = true;
  for (const { key, spec, index } of bound) {
    const cell = index === null ? undefined : row.cells[index];
    if (!cell || cell.text.trim() === '') {
      values[key] = null;
      if (!spec.isRequired) continue;
      isWhole = false;
      if (index !== null)
        issues.add({
          ...placeInTable(table, row.row, index),
          code: 'cell-empty',
          message: `${spec.names[0]} is empty`,
          expected: 'a value',
          found: '',
        });
      continue;
    }
    const reading = spec.reader.read(cell, style);
    if ('value' in reading) values[key] = reading.value;
    else {
      isWhole = false;
      issues.add({ ...placeInTable(table, row.row, index), ...reading.refusal, found: cutFound(cell.text) });
    }
  }
  // Every key of the specs has been set by its own reader, or the row is not whole.
  return isWhole ? (values as Values) : null;
}

function makeRecord<Values extends object>(table: Table, row: RawRow, bound: readonly BoundColumn<Values>[], values: Values): TableRecord<Values> {
  return {
    row: row.row,
    values,
    issue(column, problem) {
      const index = bound.find(({ key }) => key === column)?.index ?? null;
      const found = index === null ? '' : (row.cells[index]?.text ?? '');
      return { ...placeInTable(table, row.row, index), ...problem, found: cutFound(found) };
    },
  };
}
