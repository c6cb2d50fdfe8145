import * as fc from 'fast-check';
import { formatAmount } from '#domain/money/money';
import { isCvr } from '#domain/references/cvr';
import type { CellReader } from '#tabular/cell-reader';
import { truth } from '#tabular/read-choice';
import { date } from '#tabular/read-date';
import { email } from '#tabular/read-email';
import { amount, decimal, percent } from '#tabular/read-number';
import type { NumberStyle } from '#tabular/number-style';
import { readRecords, required } from '#tabular/read-records';
import { readTable } from '#tabular/read-table';
import { code, digits, text } from '#tabular/read-text';
import { wholeNumber } from '#tabular/read-whole-number';

const anyAmount = amount({ sign: 'any' });

function value<Value>(reader: CellReader<Value>, written: string, style: NumberStyle = 'danish') {
  const reading = reader.read({ text: written, kind: 'text' }, style);
  return 'value' in reading ? reading.value : reading.refusal.code;
}

/** Øre as a Danish office writes them: dots for thousands, decimal comma. */
function danish(amountOre: bigint): string {
  const [whole = '', decimals = ''] = formatAmount(amountOre).split('.');
  return `${whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, '.')},${decimals}`;
}

function readAmounts(lines: readonly string[], comment = '') {
  const result = readTable({ name: 'f.csv', bytes: new TextEncoder().encode(`${comment}amount\n${lines.map((line) => `"${line}"`).join('\n')}\n`) });
  if (!('table' in result)) throw new Error(JSON.stringify(result.issues));
  const { records, issues } = readRecords(result.table, { amountOre: required<bigint>(['amount'], anyAmount) });
  return issues.length > 0 ? issues.map((issue) => [issue.code, issue.row, issue.found]) : records.map((record) => record.values.amountOre);
}

describe('amounts', () => {
  it('come back from Danish and plain writing, whatever they are', () => {
    const ore = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
    fc.assert(
      fc.property(ore, (amountOre) => {
        expect(value(anyAmount, danish(amountOre))).toBe(amountOre);
        expect(value(anyAmount, formatAmount(amountOre), 'plain')).toBe(amountOre);
      }),
    );
  });

  it('are read in the one style their file proves, or refused; never in a wrong one', () => {
    const list = fc.array(fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(list, (amounts) => {
        expect(readAmounts(amounts.map(danish))).toEqual(amounts);
        expect(readAmounts(amounts.map(formatAmount))).toEqual(amounts);
      }),
    );
  });

  it('that could be either are an error in every cell, until the file settles it', () => {
    expect(readAmounts(['1.234', '5'])).toEqual([['number-style-ambiguous', 2, '1.234']]);
    expect(readAmounts(['1.234', '47.353.500'])).toEqual([123_400n, 4_735_350_000n]);
    expect(readAmounts(['1.234'], '# number-style: danish\n')).toEqual([123_400n]);
    expect(readAmounts(['1.234'], '# number-style: plain\n')).toEqual([['amount-too-fine', 3, '1.234']]);
    expect(readAmounts(['1.234', '0.625'])).toEqual([
      ['amount-too-fine', 2, '1.234'],
      ['amount-too-fine', 3, '0.625'],
    ]);
    expect(readAmounts(['1,50', '2.5'])).toEqual([
      ['number-style-mixed', 2, '1,50'],
      ['number-style-mixed', 3, '2.5'],
    ]);
  });

  it('refuse everything that is not one', () => {
    for (const written of ['', 'abc', '1e5', '12.34.567', '1.2345', '--1', '1 000', '10 kr.', '62,5%', '1,234', 'NaN', '９']) {
      expect(value(anyAmount, written)).toMatch(/^amount-/);
    }
    expect(value(amount({ sign: 'not-negative' }), '-1')).toBe('amount-negative');
    expect(value(anyAmount, '11204518.070', 'plain')).toBe(1_120_451_807n);
  });
});

describe('percentages and decimals', () => {
  it('read 62,5% and 62.5 alike and keep every decimal', () => {
    expect([value(percent, '62,5%'), value(percent, '62.5', 'plain'), value(percent, '62,5 %'), value(percent, '100')]).toEqual([
      '62.5',
      '62.5',
      '62.5',
      '100',
    ]);
    expect([value(percent, '100,1'), value(percent, '-1'), value(decimal, '5%'), value(decimal, '0,123456789012')]).toEqual([
      'percent-out-of-range',
      'decimal-malformed',
      'decimal-percent',
      '0.123456789012',
    ]);
  });
});

describe('days', () => {
  it('read ISO and Danish, and come back from both', () => {
    expect(['17.03.2023', '7/3-2023', '7-3-2023', '3/7/2023'].map((written) => value(date, written))).toEqual([
      '2023-03-17',
      '2023-03-07',
      '2023-03-07',
      'date-malformed',
    ]);
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (instant) => {
        const iso = instant.toISOString().slice(0, 10);
        expect(value(date, iso)).toBe(iso);
        expect(value(date, iso.split('-').reverse().join('.'))).toBe(iso);
      }),
    );
  });

  it('refuse days that are not in the calendar, two-digit years and numbers', () => {
    expect(['2023-02-29', '31.04.2023', '00.01.2023', '17.03.23', '45002'].map((written) => value(date, written))).toEqual([
      'date-impossible',
      'date-impossible',
      'date-impossible',
      'date-malformed',
      'date-malformed',
    ]);
    expect(date.read({ text: '45002', kind: 'number' }, 'plain')).toMatchObject({ refusal: { code: 'date-malformed' } });
  });
});

describe('codes, digits, words and addresses', () => {
  it('keep leading zeros and refuse a code that a spreadsheet made a number', () => {
    expect(value(code, '0101')).toBe('0101');
    expect(code.read({ text: '101', kind: 'number' }, 'plain')).toMatchObject({ refusal: { code: 'code-as-number' } });
    expect(['two words', 'Ærø', '', 'x'.repeat(33)].map((written) => value(code, written))).toEqual(Array(4).fill('code-malformed'));
  });

  it('check lengths and check digits', () => {
    const cvr = digits({ length: 8, name: 'cvr', isSound: isCvr });
    expect([value(cvr, '99001003'), value(cvr, '99001004'), value(cvr, '9900100')]).toEqual(['99001003', 'cvr-check-digit', 'cvr-malformed']);
  });

  it('know ja and nej, and bounds', () => {
    expect(['Ja', 'nej', 'YES', 'no', 'true', 'false', 'måske'].map((written) => value(truth, written))).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      'word-unknown',
    ]);
    const bounded = wholeNumber({ from: 1, to: 12 });
    expect(['4', '13', '4.0', '1e1'].map((written) => value(bounded, written))).toEqual([
      4,
      'whole-number-out-of-range',
      'whole-number-malformed',
      'whole-number-malformed',
    ]);
  });

  it('take one ASCII address and nothing that could become two or a header', () => {
    expect(value(email, 'faktura@koebenhavn.kommune.example')).toBe('faktura@koebenhavn.kommune.example');
    for (const written of [
      'a@b',
      'a@b.dk,c@d.dk',
      'a b@c.dk',
      'A <a@b.dk>',
      'ø@b.dk',
      'a@b.dk\r\nBcc: c@d.dk',
      '@b.dk',
      'a@-b.dk',
      '"a b"@c.dk',
      'a..b@c.dk',
    ]) {
      expect(value(email, written)).toBe('email-malformed');
    }
  });

  it('refuse hidden characters in text', () => {
    expect(['Køge Kommune', 'a\u202eb', 'a\nb', 'a\u0007'].map((written) => value(text({ max: 20 }), written))).toEqual([
      'Køge Kommune',
      'text-hidden-characters',
      'text-hidden-characters',
      'text-hidden-characters',
    ]);
  });
});
