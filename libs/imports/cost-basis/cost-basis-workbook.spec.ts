import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node';
import { COST_BASIS_SHEETS, parseCostBasis, type ParsedCostBasis } from '#imports/cost-basis/parse-cost-basis';
import { readTable } from '#tabular/read-table';
import type { TableFile } from '#tabular/table-file';

/** Version 2 of the example as a preparer has it in Excel: one workbook, with amounts, years and days as numbers and dates. */
const VERSION_2 = join(__dirname, '..', '..', '..', 'example', 'nhn', 'versions', '2');
const NUMBERS = ['amount', 'provided', 'used', 'released', 'year', 'from_year', 'decision_threshold', 'rounding_tolerance', 'stated_investment'];
const DAYS = ['on', 'basis_on'];

type Grid = readonly (readonly Cell[])[];
type Change = (grid: Grid) => Grid;

const csvOf = (sheet: string): TableFile => ({ name: `2/${sheet}.csv`, bytes: readFileSync(join(VERSION_2, `${sheet}.csv`)) });

function gridOf(sheet: string): Grid {
  const read = readTable(csvOf(sheet));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues[0]));
  const { columns, rows } = read.table;
  const heads = columns.map(({ name }): Cell => ({ value: name, type: String }));
  return [heads, ...rows.map((row) => row.cells.map((cell, index) => cellOf(columns[index]?.name ?? '', cell.text)))];
}

function cellOf(column: string, text: string): Cell {
  if (text === '') return null;
  if (NUMBERS.includes(column)) return { value: Number(text), type: Number };
  if (DAYS.includes(column) && /^\d{4}-/.test(text)) return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: text, type: String };
}

async function importWorkbook(
  changes: Readonly<Record<string, Change>> = {},
  sheets: readonly string[] = COST_BASIS_SHEETS,
): Promise<ParsedCostBasis> {
  const pages = sheets.map((sheet) => {
    const data: SheetData = (changes[sheet] ?? ((grid) => grid))(gridOf(sheet)).map((row) => [...row]);
    return { sheet, data };
  });
  const bytes = await writeWorkbook(pages).toBuffer();
  return parseCostBasis(() => ({ name: 'tallgrunnlag.xlsx', bytes }));
}

/** Puts a cell in a place named as Excel names it: `C2` is the third cell of the first row below the heads. */
const put =
  (address: string, cell: Cell): Change =>
  (grid) => {
    const [column, row] = [address.charCodeAt(0) - 'A'.charCodeAt(0), Number(address.slice(1)) - 1];
    return grid.map((cells, index) => (index === row ? Object.assign([...cells], { [column]: cell }) : cells));
  };

const placesOf = (parsed: ParsedCostBasis) =>
  'issues' in parsed ? parsed.issues.map(({ file, sheet, row, column, code }) => [file, sheet, row, column, code]) : 'a version';

describe('a cost basis in a workbook', () => {
  it('is the version that its sheets are as CSV files, to the øre', async () => {
    expect(await importWorkbook()).toEqual(parseCostBasis(csvOf));
  });

  it('is refused with every error by sheet, row and column', async () => {
    const parsed = await importWorkbook({
      costs: (grid) => put('C3', { value: 1234.567, type: Number })(put('C2', { value: 'mange', type: String })(grid)),
      decisions: put('D2', { value: 'i fjor', type: String }),
      payerKeys: put('E2', null),
    });
    expect(placesOf(parsed)).toEqual([
      ['tallgrunnlag.xlsx', 'costs', 2, 'amount', 'amount-malformed'],
      ['tallgrunnlag.xlsx', 'costs', 3, 'amount', 'amount-too-fine'],
      ['tallgrunnlag.xlsx', 'decisions', 2, 'on', 'date-malformed'],
      ['tallgrunnlag.xlsx', 'payerKeys', 2, 'payer', 'cell-empty'],
    ]);
  });

  it('is refused whole for one formula, also where its sum would be right', async () => {
    const parsed = await importWorkbook({ costs: put('C2', { value: '=SUM(96000000)', type: 'Formula' }) });
    expect(placesOf(parsed)).toEqual([['tallgrunnlag.xlsx', 'costs', 2, 'C', 'formula']]);
  });

  it('is refused whole for a column that no sheet of that name has', async () => {
    const parsed = await importWorkbook({
      risks: (grid) => grid.map((row, index) => [...row, { value: index === 0 ? 'kommentar' : 'usikker', type: String }]),
    });
    expect(placesOf(parsed)).toEqual([['tallgrunnlag.xlsx', 'risks', 1, 'kommentar', 'column-unknown']]);
  });

  it('is refused for a payer code that Excel has made a number of', async () => {
    expect(placesOf(await importWorkbook({ payerKeys: put('E2', { value: 301, type: Number }) }))).toEqual([
      ['tallgrunnlag.xlsx', 'payerKeys', 2, 'payer', 'code-as-number'],
    ]);
  });

  it('is refused for a sheet that is left out, by its name', async () => {
    const parsed = await importWorkbook(
      {},
      COST_BASIS_SHEETS.filter((sheet) => sheet !== 'risks'),
    );
    expect(placesOf(parsed)).toEqual([['tallgrunnlag.xlsx', 'risks', null, null, 'sheet-unknown']]);
  });

  it('is refused for rows that name what its other sheets have not, or that stand twice, each in its place', async () => {
    const parsed = await importWorkbook({
      shares: put('B2', { value: 'KJERNE', type: String }),
      volumes: (grid) => [...grid, ...grid.slice(-1)],
    });
    const lastVolume = gridOf('volumes').length + 1;
    expect(placesOf(parsed)).toEqual([
      ['tallgrunnlag.xlsx', 'shares', 2, 'service', 'name-unknown'],
      ['tallgrunnlag.xlsx', 'volumes', lastVolume, 'service', 'row-twice'],
    ]);
  });

  it('is refused for a second key by which a sector would be billed, at its first row', async () => {
    const grid = gridOf('payerKeys');
    const second = (at: number) => grid[at]?.map((cell, index) => (index === 0 ? { value: 'RHF-BRUK-2', type: String } : cell)) ?? [];
    const parsed = await importWorkbook({ payerKeys: (rows) => [...rows, second(1), second(2)] });
    expect(placesOf(parsed)).toEqual([['tallgrunnlag.xlsx', 'payerKeys', grid.length + 1, 'is_billed', 'billed-key-missing']]);
  });

  it('is refused for a row that says of its key what its first row does not', async () => {
    const parsed = await importWorkbook({ payerKeys: put('D3', { value: 'no', type: String }) });
    expect(placesOf(parsed)).toEqual([['tallgrunnlag.xlsx', 'payerKeys', 3, 'is_billed', 'key-rows-differ']]);
  });

  it('is refused for a payer that stands twice in a key, which would be two parts of one amount', async () => {
    const parsed = await importWorkbook({ payerKeys: (grid) => [...grid, ...grid.slice(1, 2)] });
    expect(placesOf(parsed)).toEqual([['tallgrunnlag.xlsx', 'payerKeys', gridOf('payerKeys').length + 1, 'payer', 'row-twice']]);
  });
});
