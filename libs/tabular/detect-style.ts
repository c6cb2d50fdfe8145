import { collectIssues, cutFound, type ImportIssue } from '#tabular/import-issue';
import { numberEvidence, type NumberStyle } from '#tabular/number-style';
import { placeInTable, type Cell, type Table } from '#tabular/table';

interface Seen {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

/**
 * The style in which a table writes its numbers: as declared, else as its own number columns prove it. A file that proves both styles, or
 * that holds `1.234` and proves neither, is refused with a word on how to settle it; it is never guessed.
 */
export function detectStyle(table: Table, numberColumns: readonly number[]): { style: NumberStyle; issues: ImportIssue[] } {
  if (table.declaredStyle) return { style: table.declaredStyle, issues: [] };
  const first: Partial<Record<NumberStyle, Seen>> = {};
  const ambiguous: Seen[] = [];
  for (const { row, cells } of table.rows) {
    for (const column of numberColumns) {
      const cell = cells[column];
      if (!cell) continue;
      const evidence = numberEvidence(cell);
      if (evidence === 'ambiguous' && ambiguous.length <= 1000) ambiguous.push({ row, column, cell });
      if (evidence === 'danish' || evidence === 'plain') first[evidence] ??= { row, column, cell };
    }
  }
  const { danish, plain } = first;
  if (danish && plain) return { style: 'plain', issues: [mixedIssue(table, danish, plain), mixedIssue(table, plain, danish)] };
  if (danish || plain || ambiguous.length === 0) return { style: danish ? 'danish' : 'plain', issues: [] };
  const issues = collectIssues();
  for (const seen of ambiguous) issues.add(ambiguousIssue(table, seen));
  return { style: 'plain', issues: issues.list() };
}

function mixedIssue(table: Table, seen: Seen, other: Seen): ImportIssue {
  return {
    ...placeInTable(table, seen.row, seen.column),
    code: 'number-style-mixed',
    found: cutFound(seen.cell.text),
    message: `the file writes numbers in two styles: compare "${cutFound(other.cell.text)}" in row ${other.row}`,
    expected: 'one style in the whole file: 47.353.500,50 (danish) or 47353500.50 (plain)',
  };
}

function ambiguousIssue(table: Table, seen: Seen): ImportIssue {
  return {
    ...placeInTable(table, seen.row, seen.column),
    code: 'number-style-ambiguous',
    found: cutFound(seen.cell.text),
    message: 'the sign before the last three digits may separate thousands or decimals, and no other number in the file settles it',
    expected: 'a line "# number-style: danish" or "# number-style: plain" above the header',
  };
}
