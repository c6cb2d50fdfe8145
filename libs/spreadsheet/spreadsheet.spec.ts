import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { formatAmount, parseAmount, type Ore } from '#domain/money/money';
import type { Sheet, SheetColumn } from '#spreadsheet/sheet-column';
import { writeCsv } from '#spreadsheet/write-csv';
import { writeXlsx } from '#spreadsheet/write-xlsx';
import { readTable } from '#tabular/read-table';
import type { Cell } from '#tabular/table';
import { LAW_RUNS } from '../../test/law-runs';

interface Row {
  readonly name: string | null;
  readonly amountOre: Ore | null;
  readonly year: number | null;
  readonly change: number | null;
  readonly on: LocalDate | null;
}

const COLUMNS: readonly SheetColumn<Row>[] = [
  { head: 'navn', type: 'text', value: (row) => row.name },
  { head: 'beløb', type: 'amount', value: (row) => row.amountOre },
  { head: 'år', type: 'whole', value: (row) => row.year },
  { head: 'ændring', type: 'percent', value: (row) => row.change },
  { head: 'dato', type: 'date', value: (row) => row.on },
];

const sheetOf = (...rows: readonly Row[]): Sheet<Row> => ({ name: 'Betalere', columns: COLUMNS, rows });
const none: Row = { name: null, amountOre: null, year: null, change: null, on: null };

function cellsIn(bytes: Buffer): readonly (readonly Cell[])[] {
  const result = readTable({ name: 'export', bytes });
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.table.rows.map((row) => row.cells);
}

const textsIn = (bytes: Buffer) => cellsIn(bytes).map((cells) => cells.map((cell) => cell.text));

const rows = fc.record({
  name: fc.stringMatching(/^[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9 .,;"'&<>]{0,20}[a-z]$/),
  amountOre: fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
  year: fc.integer({ min: 1900, max: 9999 }),
  change: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  on: fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days)),
});

describe('a workbook', () => {
  it('is read back to the øre and the day, with numbers as numbers and days as days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 5 }), async (list) => {
        const cells = cellsIn(await writeXlsx(sheetOf(...list)));
        expect(cells.map((row) => row.map((cell) => cell.kind))).toEqual(list.map(() => ['text', 'number', 'number', 'percent', 'date']));
        expect(cells.map((row) => row[0]?.text)).toEqual(list.map((row) => row.name));
        expect(cells.map((row) => parseAmount(row[1]?.text ?? ''))).toEqual(list.map((row) => row.amountOre));
        expect(cells.map((row) => row[4]?.text)).toEqual(list.map((row) => row.on));
      }),
      { numRuns: Math.ceil(LAW_RUNS / 4) },
    );
  });

  it('keeps what is empty empty', async () => {
    expect(textsIn(await writeXlsx(sheetOf({ ...none, name: 'A' })))).toEqual([['A', '', '', '', '']]);
  });

  it('is opened by another reader, which finds the same', async () => {
    const bytes = await writeXlsx(sheetOf({ name: 'Københavns Kommune', amountOre: 29_595_937_50n, year: 2025, change: 1050, on: '2025-04-01' }));
    const [sheet] = await readExcelFile(bytes);
    expect(sheet?.data[1]).toEqual(['Københavns Kommune', 29595937.5, 2025, 0.105, new Date('2025-04-01T00:00:00Z')]);
  });

  it('refuses an amount of which a spreadsheet would drop digits', async () => {
    await expect(writeXlsx(sheetOf({ ...none, amountOre: 10n ** 15n }))).rejects.toMatchObject({ code: 'amount-beyond-spreadsheet' });
  });

  it('takes a name that no sheet may have', async () => {
    const bytes = await writeXlsx({ ...sheetOf({ ...none, name: 'A' }), name: 'RM/2025-04-01: [alle] betalere med meget mere i navnet' });
    expect(textsIn(bytes)).toHaveLength(1);
  });
});

describe('CSV', () => {
  it('parts cells and decimals as the language of its reader does', () => {
    const row = { name: 'Ø; "x"', amountOre: -1_234_50n, year: 2025, change: -50, on: '2025-04-01' };
    expect(writeCsv(sheetOf(row), 'da').toString('utf8')).toBe('\ufeffnavn;beløb;år;ændring;dato\r\n"Ø; ""x""";-1234,50;2025;-0,50%;2025-04-01\r\n');
    expect(writeCsv(sheetOf({ ...row, name: 'a, b' }), 'en').toString('utf8')).toContain('"a, b",-1234.50,2025,-0.50%,2025-04-01');
  });

  it('is read back to the øre', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 5 }), (list) => {
        const back = textsIn(writeCsv(sheetOf(...list), 'da'));
        expect(back.map((row) => row[0])).toEqual(list.map((row) => row.name));
        expect(back.map((row) => row[1])).toEqual(list.map((row) => formatAmount(row.amountOre).replace('.', ',')));
      }),
      { numRuns: LAW_RUNS },
    );
  });
});

describe('a text that would run', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x.example","y")', "=cmd|' /C calc'!A0"];

  it.each(hostile)('%j begins with an apostrophe in both kinds of file', async (name) => {
    const [sheet] = await readExcelFile(await writeXlsx(sheetOf({ ...none, name, year: 1 })));
    expect(String(sheet?.data[1]?.[0])).toMatch(/^'/);
    expect(
      writeCsv(sheetOf({ ...none, name }), 'da')
        .toString('utf8')
        .split('\r\n')[1]
        ?.replace(/^"/, ''),
    ).toMatch(/^'/);
  });

  it('neither breaks the file with what XML cannot hold, nor with markup', async () => {
    for (const name of ['a\u0000b', 'a\u001bb', 'a\ufffeb', 'a\ud800b', '<v>1</v>&amp;]]>']) {
      expect(textsIn(await writeXlsx(sheetOf({ ...none, name })))).toHaveLength(1);
    }
  });
});
