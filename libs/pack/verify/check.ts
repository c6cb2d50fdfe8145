import type { CheckName } from '#domain/audit/check-names';
import { fieldsOf, type Table } from '#pack/csv/table';
import type { CheckResult, Finding } from '#pack/verify/verify-report';
import type { Remark } from '#pack/verify/remark';

/** A row with the line of its file on which it starts. */
export interface Located<Row> {
  readonly row: Row;
  readonly line: number;
}

/** What a check writes down while it looks. */
export interface CheckLog {
  count(things?: number): void;
  fail(finding: { file: string; line?: number | null; column?: string | null; found: string; expected: string }): void;
  remark(remark: Remark): void;
}

const MOST_FINDINGS_KEPT = 100;

/** Runs one check. One that cannot be made to its end, because the pack makes the calculation itself impossible, has failed. */
export function makeCheck(name: CheckName, look: (log: CheckLog) => void): CheckResult {
  const failures: Finding[] = [];
  const remarks: Remark[] = [];
  let checked = 0;
  let failureCount = 0;
  const fail: CheckLog['fail'] = ({ file, line = null, column = null, found, expected }) => {
    failureCount += 1;
    if (failures.length < MOST_FINDINGS_KEPT) failures.push({ file, line, column, found, expected });
  };
  try {
    look({ count: (things = 1) => void (checked += things), fail, remark: (remark) => void remarks.push(remark) });
  } catch (error) {
    fail({ file: '', found: error instanceof Error ? error.message : String(error), expected: `the check "${name}" can be made` });
  }
  return { name, outcome: failureCount > 0 ? 'failed' : 'passed', checked, failures, failureCount, remarks };
}

/** Compares the fields that are given, cell by cell as they would be written; a difference names its column. */
export function compareFields<Row>(log: CheckLog, table: Table<Row>, found: Located<Row>, expected: Partial<Row>, because = ''): void {
  for (const field of fieldsOf(table)) {
    const wanted = expected[field];
    if (wanted === undefined) continue;
    const column = table.columns[field];
    const [foundCell, wantedCell] = [column.write(found.row[field]), column.write(wanted)];
    if (foundCell !== wantedCell) {
      log.fail({ file: table.path, line: found.line, column: column.name, found: quote(foundCell), expected: quote(wantedCell) + because });
    }
  }
}

/**
 * Compares the rows found with those expected, paired by what `idOf` gives: a row that is missing, not expected, there twice or different in
 * a field is a finding. `home` is the line blamed for a missing row: usually that of the round or document it belongs to.
 */
export function compareRowSets<Row, Expected extends Partial<Row>>(
  log: CheckLog,
  input: {
    readonly table: Table<Row>;
    readonly found: readonly Located<Row>[];
    readonly expected: readonly Expected[];
    readonly idOf: (row: Row | Expected) => string;
    readonly home: { readonly file: string; readonly line: number };
    readonly what: string;
  },
): void {
  const { table, what, home } = input;
  const waiting = new Map(input.expected.map((row) => [input.idOf(row), row]));
  for (const located of input.found) {
    const id = input.idOf(located.row);
    const expected = waiting.get(id);
    log.count();
    if (!expected) log.fail({ file: table.path, line: located.line, found: `${what} ${id}`, expected: 'no such row, or only once' });
    else compareFields(log, table, located, expected);
    waiting.delete(id);
  }
  for (const id of waiting.keys()) log.fail({ ...home, found: `no row in ${table.path}`, expected: `${what} ${id}` });
}

function quote(cell: string): string {
  return cell === '' ? '(empty)' : cell;
}
