import type { ImportIssue } from '#tabular/import-issue';
import type { TableRecord } from '#tabular/read-records';

/** An issue when a column names something that has not been recorded; `thing` is the word for it. */
export function unknownCode<Values>(
  record: TableRecord<Values>,
  column: keyof Values,
  input: { readonly thing: string; readonly code: string | null; readonly known: ReadonlySet<string> | Iterable<string> },
): ImportIssue[] {
  const { thing, code } = input;
  if (code === null) return [];
  const known: ReadonlySet<string> = input.known instanceof Set ? input.known : new Set(input.known);
  if (known.has(code)) return [];
  const padded = [...known].find((candidate) => candidate.replace(/^0+/, '') === code);
  const hint = padded === undefined ? '' : `; ${padded} is: a spreadsheet may have dropped its leading zeros`;
  return [record.issue(column, { code: `${thing}-unknown`, message: `${thing} ${code} is not recorded${hint}`, expected: `a recorded ${thing}` })];
}
