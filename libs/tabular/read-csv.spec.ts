import { readTable } from '#tabular/read-table';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) => readTable({ name: 'f.csv', bytes: typeof text === 'string' ? utf8(text) : text });

function tableOf(text: string | Uint8Array) {
  const result = read(text);
  if (!('table' in result)) throw new Error(JSON.stringify(result.issues));
  return result.table;
}

function issuesOf(text: string | Uint8Array) {
  const result = read(text);
  if ('table' in result) throw new Error('no issues');
  return result.issues;
}

const codesOf = (text: string | Uint8Array) => issuesOf(text).map((issue) => [issue.code, issue.row, issue.column]);

describe('readTable on CSV', () => {
  it('keeps line numbers past comments, blank lines and quoted line breaks', () => {
    const table = tableOf('# he said "no", twice\n\na,b\n1,"x\ny"\n\n"2 ""q""",z\n');
    expect(table.comments).toEqual(['he said "no", twice']);
    expect(table.headerRow).toBe(3);
    expect(table.rows).toEqual([
      {
        row: 4,
        cells: [
          { text: '1', kind: 'text' },
          { text: 'x\ny', kind: 'text' },
        ],
      },
      {
        row: 7,
        cells: [
          { text: '2 "q"', kind: 'text' },
          { text: 'z', kind: 'text' },
        ],
      },
    ]);
  });

  it('reads Danish Excel: BOM, semicolons, CRLF, and its sep= line', () => {
    expect(tableOf('\ufeffsep=;\r\nnavn;beløb\r\nKøge;1,5\r\n').rows).toEqual([
      {
        row: 3,
        cells: [
          { text: 'Køge', kind: 'text' },
          { text: '1,5', kind: 'text' },
        ],
      },
    ]);
  });

  it('reads Windows-1252 of Nordic text and refuses what else is no UTF-8', () => {
    expect(tableOf(Uint8Array.from(Buffer.from('navn\nKøge Ærø Åbenrå\n', 'latin1'))).rows[0]?.cells[0]?.text).toBe('Køge Ærø Åbenrå');
    expect(codesOf(Uint8Array.from([...utf8('a\nb\n'), 0xd0, 0xfe]))).toEqual([['encoding-unknown', 3, null]]);
    expect(codesOf(Uint8Array.from([0xff, 0xfe, 0x61, 0]))).toEqual([['encoding-utf-16', null, null]]);
    expect(codesOf('a\nb\u0000\n')).toEqual([['nul-byte', 2, null]]);
  });

  it('collects every broken cell instead of stopping at the first', () => {
    expect(codesOf('a,b\n"x"y,1\nx"y,2\n=1+1,@SUM(A1)\n1,2,3\n"open\n')).toEqual([
      ['text-after-quote', 2, 'A'],
      ['quote-inside', 3, 'A'],
      ['quote-unclosed', 6, 'A'],
      ['formula', 4, 'a'],
      ['formula', 4, 'b'],
      ['cell-beyond-header', 5, 'C'],
    ]);
  });

  it('refuses headers that are empty, double, missing or cut by no known separator', () => {
    expect(codesOf('a,,A\n')).toEqual([
      ['header-empty', 1, 'B'],
      ['header-duplicate', 1, 'A'],
    ]);
    expect(codesOf('# only prose\n')).toEqual([['header-missing', null, null]]);
    expect(codesOf('a\tb\n1\t2\n')).toEqual([['separator-unknown', null, null]]);
    expect(codesOf('')).toEqual([['header-missing', null, null]]);
  });

  it('refuses other kinds of files by their first bytes', () => {
    expect(codesOf('%PDF-1.7')).toEqual([['file-kind-unknown', null, null]]);
    expect(codesOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toEqual([['file-kind-unknown', null, null]]);
  });

  it.each([
    ['a cell of a megabyte', () => `a,b\n${'x'.repeat(1_000_000)},1\n`, ['cell-too-long', 2]],
    ['a quoted cell of a megabyte', () => `a,b\n"${'x'.repeat(1_000_000)}",1\n`, ['cell-too-long', 2]],
    ['a megabyte of doubled quotes', () => `a,b\n"${'""'.repeat(500_000)}",1\n`, ['cell-too-long', 2]],
    ['a million rows', () => `a\n${'1\n'.repeat(1_000_000)}`, ['too-many-rows', 200_001]],
    ['a million cells in a row', () => `a\n${','.repeat(1_000_001)}\n`, ['too-many-cells', 2]],
    ['forty megabytes', () => `a\n${'x'.repeat(40_000_000)}`, ['file-too-large', null]],
  ])('refuses %s with bounded memory', (_name, make, expected) => {
    const bytes = utf8(make());
    const before = process.memoryUsage().heapUsed;
    const [issue] = issuesOf(bytes);
    expect([issue?.code, issue?.row]).toEqual(expected);
    expect(issue?.found.length).toBeLessThanOrEqual(80);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(250_000_000);
  });

  it('lists at most 500 issues and counts the rest', () => {
    const issues = issuesOf(`a\n${'=1\n'.repeat(1000)}`);
    expect(issues).toHaveLength(501);
    expect(issues.at(-1)).toMatchObject({ code: 'too-many-issues', found: '500' });
  });

  it('shows hidden characters of a refused cell instead of passing them on', () => {
    expect(issuesOf('a\n"=x\u202ey\r\n"\n')[0]?.found).toBe('=x\\u202ey\\u000d\\u000a');
  });
});
