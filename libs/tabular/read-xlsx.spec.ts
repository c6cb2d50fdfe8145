import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { readTable } from '#tabular/read-table';
import { makeXlsx, textCell } from '#tabular/testing/make-xlsx';

const HEAD = `<row r="2">${textCell('A2', 'code')}${textCell('B2', 'value')}</row>`;
const read = (bytes: Uint8Array, sheet?: string) => readTable({ name: 'f.xlsx', bytes }, sheet === undefined ? {} : { sheet });

function cellOf(cell: string) {
  const result = read(makeXlsx({ one: `${HEAD}<row r="5">${textCell('A5', '0101')}${cell}</row>` }));
  return 'table' in result ? result.table.rows[0]?.cells[1] : result.issues.map((issue) => [issue.code, issue.row, issue.column, issue.message]);
}

const codesOf = (bytes: Uint8Array) => {
  const result = read(bytes);
  return 'issues' in result ? result.issues.map((issue) => issue.code) : [];
};

describe('readTable on XLSX', () => {
  it('keeps row numbers, leading zeros, exact decimals, percentages and days', () => {
    expect(cellOf('<c r="B5"><v>11204518.07</v></c>')).toEqual({ text: '11204518.07', kind: 'number' });
    expect(cellOf('<c r="B5"><v>0.30000000000000004</v></c>')).toEqual({ text: '0.3', kind: 'number' });
    expect(cellOf('<c r="B5"><v>4.7353500E7</v></c>')).toEqual({ text: '47353500', kind: 'number' });
    expect(cellOf('<c r="B5" s="1"><v>0.625</v></c>')).toEqual({ text: '62.5%', kind: 'percent' });
    expect(cellOf('<c r="B5" s="2"><v>45002</v></c>')).toEqual({ text: '2023-03-17', kind: 'date' });
    expect(cellOf('<c r="B5" s="3"><v>45002</v></c>')).toEqual({ text: '2023-03-17', kind: 'date' });
    expect(cellOf('<c r="B5" t="b"><v>1</v></c>')).toEqual({ text: 'true', kind: 'boolean' });
    expect(cellOf('<c r="B5" t="inlineStr"><is><r><t>Kø</t></r><r><t>ge</t></r><rPh><t>x</t></rPh></is></c>')).toEqual({
      text: 'Køge',
      kind: 'text',
    });
  });

  it('refuses a formula by its address, also where its value is stored beside it', () => {
    expect(cellOf('<c r="B5"><f>SUM(B1:B4)</f><v>10</v></c>')).toEqual([['formula', 5, 'B', 'cell B5 holds a formula']]);
    expect(cellOf('<c r="B5" t="e"><v>#REF!</v></c>')).toEqual([['cell-error', 5, 'B', 'cell B5 shows an error']]);
    expect(cellOf('<c r="B5" t="s"><v>7</v></c>')).toEqual([['sheet-malformed', 5, 'B', 'cell B5 points at a text that is not there']]);
  });

  it('takes the named sheet of several and asks for a name otherwise', () => {
    const bytes = makeXlsx({ one: HEAD, two: `<row r="1">${textCell('A1', 'x')}</row>` });
    expect(read(bytes, 'TWO')).toMatchObject({ table: { sheet: 'two', columns: [{ name: 'x' }] } });
    expect(read(bytes)).toMatchObject({ issues: [{ code: 'sheet-unknown', found: 'one, two' }] });
  });

  it('refuses a DOCTYPE, so that no entity is ever expanded', () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>';
    expect(codesOf(makeXlsx({ one: '' }, { 'xl/worksheets/sheet0.xml': bomb }))).toEqual(['xml-doctype']);
    expect(codesOf(makeXlsx({ one: '<row><c' }))).toEqual(['xml-malformed']);
  });

  it("refuses bombs and lies by the archive's directory before unpacking", () => {
    expect(codesOf(zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) }))).toEqual(['zip-too-large']);
    expect(codesOf(zipSync({ 'xl/workbook.xml': new Uint8Array(5_000_000) }))).toEqual(['zip-ratio']);
    expect(codesOf(zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, new Uint8Array(1)]))))).toEqual([
      'zip-too-many-entries',
    ]);
    expect(codesOf(lyingAboutSize(makeXlsx({ one: HEAD })))).toEqual(['zip-broken', 'zip-broken']);
  });

  it('stops at a million rows and at a cell of a megabyte', () => {
    const row = '<row><c><v>1</v></c></row>';
    expect(codesOf(makeXlsx({ one: row.repeat(1_000_000) }))).toEqual(['zip-too-large']);
    expect(codesOf(makeXlsx({ one: `${HEAD}<row r="3">${textCell('A3', 'x'.repeat(50_000))}</row>` }))).toEqual(['cell-too-long']);
    expect(codesOf(makeXlsx({ one: `<row r="1">${textCell('A1', 'x'.repeat(50_000))}</row>` }))).toEqual(['header-too-long']);
    expect(codesOf(makeXlsx({ one: `${HEAD}<row r="3"><c r="XFD3"><v>1</v></c></row>` }))).toContain('too-many-columns');
    expect(codesOf(makeXlsx({ one: `${HEAD}<row r="${'9'.repeat(20)}"><c><v>1</v></c></row>` }))).toContain('sheet-malformed');
  });

  it('refuses any archive cut short or with a flipped byte, or reads it; it never throws', () => {
    const bytes = makeXlsx({ one: HEAD });
    for (let at = 4; at < bytes.length; at += 1) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      for (const variant of [flipped, bytes.subarray(0, at)]) expect(Object.keys(read(variant))).toHaveLength(1);
    }
  });

  it("agrees with an independent reader on the example's workbook", async () => {
    const path = join(__dirname, '../../example/fut-telma/note-tables.xlsx');
    const sheets = await readWorkbook(path);
    expect(sheets).toHaveLength(3);
    for (const { sheet, data } of sheets) {
      const result = read(readFileSync(path), sheet);
      if (!('table' in result)) throw new Error(sheet);
      const mine = [result.table.columns.map((column) => column.name), ...result.table.rows.map((row) => row.cells.map((cell) => cell.text))];
      expect(mine).toEqual(data.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
    }
  });
});

/** Declares every entry one byte smaller than it unpacks to. */
function lyingAboutSize(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, view.getUint32(at + 24, true) - 1, true);
  return copy;
}
