import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { DomainError } from '#domain/errors';
import { absolute, formatAmount, type Ore } from '#domain/money/money';
import { harmlessText } from '#spreadsheet/harmless-text';
import type { Sheet, SheetColumn } from '#spreadsheet/sheet-column';

/** A workbook keeps 15 digits of a number: an amount beyond that would be stored as another. */
const LARGEST_ORE = 10n ** 15n - 1n;
const ROWS_OF_A_SHEET = 1_048_575;
const COLUMN_WIDTH: Readonly<Record<SheetColumn<unknown>['type'], number>> = { text: 28, amount: 18, whole: 10, percent: 12, date: 12 };

/**
 * The sheet as an XLSX workbook: amounts are numbers with two decimals, days are dates, texts are texts and never formulas; heads are bold and stay in
 * sight. `amount-beyond-spreadsheet` and `too-many-rows` where a workbook could not hold what is to be written.
 */
export async function writeXlsx<Row>(sheet: Sheet<Row>): Promise<Buffer> {
  if (sheet.rows.length > ROWS_OF_A_SHEET) {
    throw new DomainError('too-many-rows', `a sheet holds ${ROWS_OF_A_SHEET} rows, not ${sheet.rows.length}`, { rows: sheet.rows.length });
  }
  const heads = sheet.columns.map((column): Cell => ({ value: harmlessText(column.head), type: String, fontWeight: 'bold', wrap: true }));
  const data = [heads, ...sheet.rows.map((row) => sheet.columns.map((column) => cellOf(column, row)))];
  const options = {
    sheet: sheetName(sheet.name),
    columns: sheet.columns.map((column) => ({ width: COLUMN_WIDTH[column.type] })),
    stickyRowsCount: 1,
  };
  return await writeXlsxFile(data, options).toBuffer();
}

function cellOf<Row>(column: SheetColumn<Row>, row: Row): Cell {
  switch (column.type) {
    case 'text': {
      const text = column.value(row);
      return text === null || text === '' ? null : { value: harmlessText(text), type: String };
    }
    case 'amount': {
      const amountOre = column.value(row);
      return amountOre === null ? null : { value: storable(amountOre), type: Number, format: '#,##0.00' };
    }
    case 'percent': {
      const basisPoints = column.value(row);
      return basisPoints === null ? null : { value: basisPoints / 10_000, type: Number, format: '0.00%' };
    }
    case 'whole': {
      const whole = column.value(row);
      return whole === null ? null : { value: whole, type: Number, format: '0' };
    }
    case 'date': {
      const day = column.value(row);
      return day === null ? null : { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    }
  }
}

/** The nearest number to a decimal of at most 15 digits is read back as that decimal, so nothing is lost here. */
function storable(amountOre: Ore): number {
  if (absolute(amountOre) > LARGEST_ORE) {
    const data = { amount: formatAmount(amountOre) };
    throw new DomainError('amount-beyond-spreadsheet', `a spreadsheet cannot hold ${data.amount} exactly`, data);
  }
  return Number(formatAmount(amountOre));
}

/** 1–31 characters without those that a sheet's name may not have. */
function sheetName(name: string): string {
  const allowed = name
    .replace(/[[\]:*?/\\'\u0000-\u001f]/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
  return allowed === '' ? 'Aconto' : allowed;
}
