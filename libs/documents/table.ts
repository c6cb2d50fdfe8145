import { artifact, COLOURS, drawRule, drawText, group, makeRoom, PAGE, startPage, STYLES, tag, textHeight } from '#documents/sheet';
import type { Sheet, StructureElement, TextStyle } from '#documents/sheet';

export interface Column {
  readonly head: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

export interface Cell {
  readonly text: string;
  readonly style?: TextStyle;
  /** A second, quiet text below. */
  readonly detail?: string;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly isStrong?: boolean;
}

export interface Table {
  readonly x: number;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly accent: string;
  /** What is printed at a page break: labels, and the sum of the rows before it. */
  /** What a page that the table goes over to says above its heads. */
  readonly continued?: string;
  readonly carry?: { readonly over: string; readonly forward: string; readonly sumBefore: (row: number) => string };
}

const GAP = 10;
const PADDING = 4.5;

/** Draws a table whose head repeats on every page; rows are never split. The first cell of a row is its header. */
export function drawTable(sheet: Sheet, parent: StructureElement, table: Table): void {
  const carryHeight = table.carry ? STYLES.small.leading + 2 * PADDING : 0;
  makeRoom(sheet, headHeight(table) + rowHeight(table, 0) + carryHeight);
  group(sheet, parent, 'Table', (element) => {
    group(sheet, element, 'THead', (head) => group(sheet, head, 'TR', (row) => drawHead(sheet, table, row)));
    group(sheet, element, 'TBody', (body) => {
      for (const [index, row] of table.rows.entries()) {
        const isLast = index === table.rows.length - 1;
        if (sheet.y + rowHeight(table, index) + (isLast ? 0 : carryHeight) > PAGE.bottom) breakPage(sheet, table, index);
        group(sheet, body, 'TR', (parentRow) => drawRow(sheet, table, row, parentRow));
      }
    });
  });
}

/** Height of the whole table if it stands on one page. */
export function tableHeight(table: Table): number {
  return headHeight(table) + table.rows.reduce((height, _, index) => height + rowHeight(table, index), 0);
}

function breakPage(sheet: Sheet, table: Table, row: number): void {
  const { carry } = table;
  if (carry) drawCarried(sheet, table, carry.over, carry.sumBefore(row));
  startPage(sheet);
  if (table.continued !== undefined) drawContinued(sheet, table, table.continued);
  drawHead(sheet, table, null);
  if (carry) drawCarried(sheet, table, carry.forward, carry.sumBefore(row));
}

function drawContinued(sheet: Sheet, table: Table, text: string): void {
  const box = { text, width: tableWidth(table), style: STYLES.strong };
  artifact(sheet, () => drawText(sheet, { ...box, x: table.x, y: sheet.y }), { type: 'Pagination' });
  sheet.y += textHeight(box) + PADDING;
}

function drawCarried(sheet: Sheet, table: Table, label: string, sum: string): void {
  const width = tableWidth(table);
  artifact(
    sheet,
    () => {
      drawText(sheet, { text: label, x: table.x, y: sheet.y + PADDING, width: width / 2, style: STYLES.small });
      drawText(sheet, { text: sum, x: table.x + width / 2, y: sheet.y + PADDING, width: width / 2, style: STYLES.small, align: 'right' });
    },
    { type: 'Pagination' },
  );
  sheet.y += STYLES.small.leading + 2 * PADDING;
  drawRule(sheet, { y: sheet.y, from: table.x, to: table.x + width, width: 0.5, colour: COLOURS.hair });
}

function drawHead(sheet: Sheet, table: Table, row: StructureElement | null): void {
  const { y } = sheet;
  const draw = (column: Column, x: number) =>
    drawText(sheet, { text: column.head, x, y, width: inner(column), style: STYLES.label, align: column.align });
  for (const { column, x } of placed(table)) {
    if (row) tag(sheet, row, 'TH', () => draw(column, x), { scope: 'Column' });
    else artifact(sheet, () => draw(column, x), { type: 'Pagination' });
  }
  sheet.y += headHeight(table);
  drawRule(sheet, { y: sheet.y, from: table.x, to: table.x + tableWidth(table), width: 1.2, colour: table.accent });
}

function drawRow(sheet: Sheet, table: Table, row: TableRow, element: StructureElement): void {
  const height = heightOf(table, row);
  const y = sheet.y + PADDING;
  for (const [index, { column, x }] of placed(table).entries()) {
    const cell = row.cells[index] ?? { text: '' };
    const style = styleOf(row, cell);
    const options = index === 0 ? { scope: 'Row' as const } : {};
    tag(
      sheet,
      element,
      index === 0 ? 'TH' : 'TD',
      () => {
        const below = drawText(sheet, { text: cell.text, x, y, width: inner(column), style, align: column.align });
        if (cell.detail) drawText(sheet, { text: cell.detail, x, y: below, width: inner(column), style: STYLES.small, align: column.align });
      },
      options,
    );
  }
  sheet.y += height;
  drawRule(sheet, { y: sheet.y, from: table.x, to: table.x + tableWidth(table), width: 0.5, colour: row.isStrong ? COLOURS.ink : COLOURS.hair });
}

function placed(table: Table): { column: Column; x: number }[] {
  let x = table.x;
  return table.columns.map((column, index) => {
    const place = { column, x: column.align === 'right' && index > 0 ? x + GAP : x };
    x += column.width;
    return place;
  });
}

function inner(column: Column): number {
  return column.width - GAP;
}

function styleOf(row: TableRow, cell: Cell): TextStyle {
  return cell.style ?? (row.isStrong ? STYLES.strong : STYLES.body);
}

function headHeight(table: Table): number {
  return Math.max(...table.columns.map((column) => textHeight({ text: column.head, width: inner(column), style: STYLES.label }))) + 4;
}

function rowHeight(table: Table, index: number): number {
  const row = table.rows[index];
  return row ? heightOf(table, row) : 0;
}

function heightOf(table: Table, row: TableRow): number {
  const heights = table.columns.map((column, index) => {
    const cell = row.cells[index] ?? { text: '' };
    const detail = cell.detail ? textHeight({ text: cell.detail, width: inner(column), style: STYLES.small }) : 0;
    return textHeight({ text: cell.text, width: inner(column), style: styleOf(row, cell) }) + detail;
  });
  return Math.max(...heights) + 2 * PADDING;
}

function tableWidth(table: Table): number {
  return table.columns.reduce((width, column) => width + column.width, 0);
}
