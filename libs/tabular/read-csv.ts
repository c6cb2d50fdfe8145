import { assembleTable, type TableResult } from '#tabular/assemble-table';
import { decodeText } from '#tabular/decode-text';
import { collectIssues, cutFound, type ImportIssue } from '#tabular/import-issue';
import { LIMITS } from '#tabular/limits';
import { splitCsv, type CsvProblem } from '#tabular/split-csv';
import { columnLetter, type RawRow } from '#tabular/table';
import type { TableFile } from '#tabular/table-file';

const PROBLEMS: Record<CsvProblem['code'], { message: string; expected: string }> = {
  'quote-unclosed': { message: 'a quoted cell is not closed before the end of the file', expected: 'a closing double quote' },
  'text-after-quote': { message: 'text follows a closing quote', expected: 'a separator or a line end; a quote inside a quoted cell is doubled' },
  'quote-inside': { message: 'a double quote stands inside an unquoted cell', expected: 'the cell in quotes, its own quotes doubled' },
  'cell-too-long': { message: 'the cell is too long', expected: `at most ${LIMITS.cellCharacters} characters` },
};

/** CSV to a table: comma or semicolon as its header line shows, comment lines above the header kept apart, line numbers as in the file. */
export function readCsv(file: TableFile): TableResult {
  const place = { file: file.name, sheet: null, row: null, column: null };
  if (file.bytes.length > LIMITS.csvBytes) {
    return {
      issues: [
        {
          ...place,
          code: 'file-too-large',
          message: 'the file is too large',
          expected: `at most ${LIMITS.csvBytes} bytes`,
          found: String(file.bytes.length),
        },
      ],
    };
  }
  const decoded = decodeText(file.bytes);
  if ('code' in decoded) return { issues: [{ ...place, ...decoded }] };
  const separator = findSeparator(decoded.text);
  if (separator === null) {
    return {
      issues: [
        {
          ...place,
          code: 'separator-unknown',
          message: 'the header line has as many commas as semicolons, or tabs',
          expected: 'a comma or a semicolon between columns',
          found: cutFound(headerLine(decoded.text)),
        },
      ],
    };
  }
  const issues = collectIssues();
  const report = (problem: CsvProblem) => issues.add(problemIssue(file.name, problem));
  const rows = collectRows(file.name, decoded.text, separator, report, issues.add);
  return assembleTable({ file: file.name, sheet: null, rows, issues });
}

function collectRows(
  file: string,
  text: string,
  separator: string,
  report: (problem: CsvProblem) => void,
  add: (issue: ImportIssue) => void,
): RawRow[] {
  const rows: RawRow[] = [];
  let cells = 0;
  for (const { line, fields } of splitCsv(text, separator, report)) {
    cells += fields.length;
    if (rows.length >= LIMITS.rows || cells > LIMITS.cells) {
      const isRows = rows.length >= LIMITS.rows;
      add({
        file,
        sheet: null,
        row: line,
        column: null,
        code: isRows ? 'too-many-rows' : 'too-many-cells',
        message: 'the file is read no further',
        expected: isRows ? `at most ${LIMITS.rows} rows` : `at most ${LIMITS.cells} cells`,
        found: `more at line ${line}`,
      });
      break;
    }
    rows.push({ row: line, cells: fields.map((field) => ({ text: field, kind: 'text' })) });
  }
  return rows;
}

function problemIssue(file: string, problem: CsvProblem): ImportIssue {
  return {
    file,
    sheet: null,
    row: problem.line,
    column: columnLetter(problem.field),
    code: problem.code,
    ...PROBLEMS[problem.code],
    found: cutFound(problem.found),
  };
}

/** Excel's own `sep=;` line decides; else the header line does. A file of one column has neither and is read with a comma. */
function findSeparator(text: string): ',' | ';' | null {
  const declared = /^sep=([,;])\r?\n/i.exec(text)?.[1];
  if (declared === ',' || declared === ';') return declared;
  const unquoted = headerLine(text).replace(/"[^"]*"/g, '');
  const semicolons = unquoted.split(';').length - 1;
  const commas = unquoted.split(',').length - 1;
  if (unquoted.includes('\t') || (commas > 0 && commas === semicolons)) return null;
  return semicolons > commas ? ';' : ',';
}

function headerLine(text: string): string {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    if (line !== '' && !line.startsWith('#') && !line.startsWith('"#')) return line.slice(0, 10_000);
    start = end < 0 ? text.length : end + 1;
  }
  return '';
}
