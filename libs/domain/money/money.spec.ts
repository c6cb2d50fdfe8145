import fc from 'fast-check';
import { percentToBasisPoints, scaleToIntegers } from '#domain/money/decimal-text';
import { formatAmount, parseAmount } from '#domain/money/money';
import { divideRoundHalfAway } from '#domain/money/round-half-away';
import { LAW_RUNS } from '../../../test/law-runs';

const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe('amounts', () => {
  it('reads what it wrote, up to 10^15 øre either way', () => {
    fc.assert(
      fc.property(amounts, (amountOre) => parseAmount(formatAmount(amountOre)) === amountOre),
      { numRuns: LAW_RUNS },
    );
  });

  it('writes a dot, two decimals and a leading minus', () => {
    expect([0n, 5n, -5n, -123_450n].map(formatAmount)).toEqual(['0.00', '0.05', '-0.05', '-1234.50']);
  });

  it.each(['', '1,00', '1.005', '+1', '1e3', ' 1', '١', '--1', '1.'])('refuses %p', (text) => {
    expect(() => parseAmount(text)).toThrow(expect.objectContaining({ code: 'amount-malformed' }));
  });
});

describe('divideRoundHalfAway', () => {
  it.each([
    [5n, 10n, 1n],
    [-5n, 10n, -1n],
    [15n, 10n, 2n],
    [-15n, 10n, -2n],
    [4n, 10n, 0n],
    [-4n, 10n, 0n],
    [6n, 10n, 1n],
  ])('%p ÷ %p = %p', (n, d, q) => {
    expect(divideRoundHalfAway(n, d)).toBe(q);
  });

  it('is within half of the exact quotient, and at a half is the one farther from zero', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        const twiceError = 2n * (divideRoundHalfAway(numerator, denominator) * denominator - numerator);
        const away = numerator < 0n ? -twiceError : twiceError;
        expect(away > -denominator && away <= denominator).toBe(true);
      }),
      { numRuns: LAW_RUNS },
    );
  });
});

describe('decimal texts', () => {
  it('brings weights to whole numbers by one power of ten, without loss at 24 digits and 12 decimals', () => {
    expect(scaleToIntegers(['62.5', '37.50', '3'])).toEqual({ integers: [625n, 375n, 30n], scale: 1 });
    expect(scaleToIntegers(['123456789012345678901234.123456789012', '1']).integers).toEqual([123456789012345678901234123456789012n, 10n ** 12n]);
  });

  it('reads a percentage as basis points and refuses a third decimal', () => {
    expect(percentToBasisPoints('25.00')).toBe(2500n);
    expect(() => percentToBasisPoints('25.001')).toThrow(expect.objectContaining({ code: 'percent-malformed' }));
  });

  it.each(['-1', '1e2', '1,5', '', 'NaN', 'Infinity', '0x1'])('refuses %p', (text) => {
    expect(() => scaleToIntegers([text])).toThrow(expect.objectContaining({ code: 'decimal-malformed' }));
  });
});
