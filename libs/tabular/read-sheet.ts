import { excelNumber } from '#tabular/excel-value';
import { cutFound, type IssueCollector } from '#tabular/import-issue';
import { LIMITS } from '#tabular/limits';
import { scanXml, type XmlProblem } from '#tabular/scan-xml';
import type { Cell, RawRow } from '#tabular/table';
import type { NumberFormat } from '#tabular/workbook-parts';

export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly isDate1904: boolean;
  readonly issues: IssueCollector;
}

interface OpenCell {
  readonly address: string;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

const EMPTY: Cell = { text: '', kind: 'text' };

/** The last row that a workbook can have. */
const LAST_ROW = 1_048_576;

/** Rows and cells of one sheet with their own row numbers. Formulas, error values and what is over a limit become issues with the address. */
export function readSheet(bytes: Uint8Array, context: SheetContext): RawRow[] | XmlProblem {
  const rows: RawRow[] = [];
  let rowNumber = 0;
  let cells: Cell[] = [];
  let cellCount = 0;
  let open: OpenCell | null = null;
  let isValue = false;
  let phonetic = 0;
  let isStopped = false;
  const report = (code: string, message: string, expected: string, found: string, column: string | null = null) =>
    context.issues.add({ file: context.file, sheet: context.sheet, row: rowNumber, column, code, message, expected, found: cutFound(found) });
  const stop = (code: string, expected: string) => {
    if (!isStopped) report(code, 'the sheet is read no further', expected, `more at row ${rowNumber}`);
    isStopped = true;
  };
  const problem = scanXml(bytes, {
    shouldStop: () => isStopped,
    open(name, attributes) {
      if (isStopped) return;
      if (name === 'row') {
        const written = Number(attributes['r'] ?? rowNumber + 1);
        if (!Number.isInteger(written) || written <= rowNumber || written > LAST_ROW) stop('sheet-malformed', 'rows in rising order');
        rowNumber = written;
        cells = [];
        if (rows.length >= LIMITS.rows) stop('too-many-rows', `at most ${LIMITS.rows} rows`);
      }
      if (name === 'c') {
        const address = attributes['r'] ?? `${lettersOf(cells.length)}${rowNumber}`;
        const column = columnIndex(address);
        cellCount += 1;
        if (column === null || column < cells.length) stop('sheet-malformed', 'cells in rising order');
        else if (column >= LIMITS.columns) stop('too-many-columns', `at most ${LIMITS.columns} columns`);
        else open = { address, column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', hasFormula: false };
        if (cellCount > LIMITS.cells) stop('too-many-cells', `at most ${LIMITS.cells} cells`);
      }
      if (name === 'f' && open) open.hasFormula = true;
      if (name === 'rPh') phonetic += 1;
      isValue = name === 'v' || (name === 't' && phonetic === 0);
    },
    text(text) {
      if (isValue && open && open.value.length <= LIMITS.cellCharacters) open.value += text.slice(0, LIMITS.cellCharacters + 1);
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1;
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c' && open && !isStopped) {
        while (cells.length < open.column) cells.push(EMPTY);
        cells.push(
          finishCell(open, context, (code, message, expected, found) =>
            report(code, message, expected, found, open?.address.replace(/\d+$/, '') ?? null),
          ),
        );
        open = null;
      }
      if (name === 'row' && !isStopped && cells.length > 0) rows.push({ row: rowNumber, cells });
    },
  });
  return problem ?? rows;
}

function finishCell(cell: OpenCell, context: SheetContext, report: (code: string, message: string, expected: string, found: string) => void): Cell {
  if (cell.hasFormula) report('formula', `cell ${cell.address} holds a formula`, 'a value: paste as values before importing', cell.value);
  if (cell.type === 's') {
    const text = context.strings[Number(cell.value)];
    if (text === undefined) report('sheet-malformed', `cell ${cell.address} points at a text that is not there`, 'a whole workbook', cell.value);
    return { text: text ?? '', kind: 'text' };
  }
  if (cell.type === 'e') report('cell-error', `cell ${cell.address} shows an error`, 'a value', cell.value);
  if (cell.type === 'b') return { text: cell.value === '1' ? 'true' : 'false', kind: 'boolean' };
  if (cell.type === 'd') return { text: cell.value, kind: 'date' };
  if (cell.type !== 'n' || cell.value === '') return { text: cell.value, kind: 'text' };
  const number = excelNumber(cell.value, context.formats[cell.style] ?? 'number', context.isDate1904);
  if (!number) report('number-malformed', `cell ${cell.address} holds a number that cannot be read exactly`, 'a number below 10^15', cell.value);
  return number ?? { text: cell.value, kind: 'text' };
}

/** `C7` → 2. */
function columnIndex(address: string): number | null {
  const letters = /^([A-Z]{1,3})[1-9]\d{0,6}$/.exec(address)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function lettersOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
