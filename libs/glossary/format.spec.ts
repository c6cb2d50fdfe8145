import fc from 'fast-check';
import { formatAmount } from '#domain/money/money';
import { formatAmountOnly, formatCount, formatDate, formatDecimal, formatMoney, formatPercent, formatPeriod, formatShareOf } from '#glossary/format';
import { LANGUAGES } from '#glossary/language';

const LOCALES = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' } as const;
const anyOre = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

describe('formatMoney', () => {
  it('writes Danish, Norwegian and English amounts as their readers do', () => {
    expect(formatMoney(2_959_593_750n, 'DKK', 'da')).toBe('29.595.937,50\u00a0kr.');
    expect(formatMoney(2_959_593_750n, 'NOK', 'nb')).toBe('kr\u00a029\u00a0595\u00a0937,50');
    expect(formatMoney(2_959_593_750n, 'DKK', 'en')).toBe('DKK\u00a029,595,937.50');
  });

  it('names the currency where it is not the reader’s own krone', () => {
    expect(formatMoney(100n, 'NOK', 'da')).toBe('1,00\u00a0NOK');
    expect(formatMoney(-100n, 'DKK', 'nb')).toBe('\u2212DKK\u00a01,00');
  });

  it('keeps every øre of amounts no float can hold', () => {
    expect(formatMoney(1_000_000_000_000_001n, 'DKK', 'da')).toBe('10.000.000.000.000,01\u00a0kr.');
    expect(formatMoney(-99_999_999_999_999_99n, 'DKK', 'da')).toBe('-99.999.999.999.999,99\u00a0kr.');
  });
});

describe('formatAmountOnly', () => {
  it('is what Intl writes for the same decimal text, in every language', () => {
    for (const language of LANGUAGES) {
      const intl = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2 });
      fc.assert(
        fc.property(
          anyOre.filter((ore) => ore !== 0n),
          (ore) => {
            expect(formatAmountOnly(ore, language)).toBe(intl.format(formatAmount(ore) as `${number}`));
          },
        ),
      );
    }
  });

  it('loses no digit: the digits alone are the øre', () => {
    fc.assert(
      fc.property(anyOre, fc.constantFrom(...LANGUAGES), (ore, language) => {
        const digits = BigInt(formatAmountOnly(ore, language).replace(/\D/g, ''));
        expect(digits).toBe(ore < 0n ? -ore : ore);
      }),
    );
  });
});

describe('numbers, shares and days', () => {
  it('groups weights and keeps the decimals of percentages', () => {
    expect(formatCount(5_932_561n, 'da')).toBe('5.932.561');
    expect(formatDecimal('653664', 'nb')).toBe('653\u00a0664');
    expect(formatDecimal('62.5', 'da')).toBe('62,5');
    expect(formatPercent('25.00', 'da')).toBe('25\u00a0%');
    expect(formatPercent('12.50', 'en')).toBe('12.5%');
    expect(formatPercent('100', 'da')).toBe('100\u00a0%');
  });

  it('rounds a share half away from zero', () => {
    expect(formatShareOf(1n, 8n, 2, 'da')).toBe('12,50\u00a0%');
    expect(formatShareOf(1n, 16n, 1, 'da')).toBe('6,3\u00a0%');
    expect(formatShareOf(-1n, 8n, 0, 'en')).toBe('-13%');
  });

  it('writes days and periods', () => {
    expect(formatDate('2023-03-17', 'da')).toBe('17.03.2023');
    expect(formatDate('2023-03-07', 'en')).toBe('7 March 2023');
    expect(formatPeriod({ from: '2023-01-01', to: '2023-12-31' }, 'nb')).toBe('01.01.2023–31.12.2023');
  });
});
