import * as fc from 'fast-check';
import { formatCsvRecord, parseCsv } from '#pack/csv/csv-text';
import { amount, percent, text } from '#pack/csv/column';
import { PackError } from '#pack/pack-error';

describe('CSV of the pack', () => {
  it('gives every text back, with commas, quotes and line feeds in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 })), (records) => {
        expect(parseCsv(records.map(formatCsvRecord).join('')).map(({ cells }) => cells)).toEqual(records);
      }),
    );
  });

  it('counts lines of the file, not records', () => {
    expect(parseCsv('a,b\n"x\ny",1\nz,2\n').map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it.each(['a', 'a"b\n', '"a', '"a"b\n', 'a\r\n'])('refuses %j', (broken) => {
    expect(() => parseCsv(broken)).toThrow(PackError);
  });
});

describe('a text cell', () => {
  const column = text('name');

  it.each(['=1+1', '+45 12', '-x', '@SUM', '\tx', '\rx', "'quoted"])('puts an apostrophe before %j and takes it off again', (value) => {
    expect(column.write(value)).toBe(`'${value}`);
    expect(column.read(column.write(value))).toBe(value);
  });

  it('leaves every other text as it is', () => {
    expect(column.write("Region Midtjylland's")).toBe("Region Midtjylland's");
  });

  it('refuses a formula that nobody made harmless', () => expect(() => column.read('=1+1')).toThrow(PackError));
});

describe('an amount cell', () => {
  it('keeps its minus, so that it stays a number', () => expect(amount('net').write(-123_450n)).toBe('-1234.50'));

  it.each(['1', '1.5', '01.50', '-0.00', '1,50', ' 1.50', '1e2', ''])('refuses %j', (cell) => expect(() => amount('net').read(cell)).toThrow());
});

it('writes a percentage with two decimals however it was written', () => expect(percent('rate').write('25')).toBe('25.00'));
