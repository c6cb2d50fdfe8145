import type { LocalDate } from '#domain/calendar/local-date';
import type { DecimalText } from '#domain/money/decimal-text';
import { absolute, type Currency, type Ore } from '#domain/money/money';
import type { Language } from '#glossary/language';

const NO_BREAK_SPACE = '\u00a0';

/** How a language writes numbers. The marks are those of CLDR, kept here so that a document's bytes do not depend on Node's ICU version. */
const MARKS: Readonly<Record<Language, { readonly group: string; readonly decimal: string; readonly minus: string }>> = {
  da: { group: '.', decimal: ',', minus: '-' },
  nb: { group: NO_BREAK_SPACE, decimal: ',', minus: '\u2212' },
  en: { group: ',', decimal: '.', minus: '-' },
};

/** Øre as people read them, with the currency: `29.595.937,50 kr.`, `kr 29 595 937,50`, `DKK 29,595,937.50`. Spaces do not break. */
export function formatMoney(amountOre: Ore, currency: Currency, language: Language): string {
  const sign = amountOre < 0n ? MARKS[language].minus : '';
  const size = formatAmountOnly(absolute(amountOre), language);
  if (language === 'da') return `${sign}${size}${NO_BREAK_SPACE}${currency === 'DKK' ? 'kr.' : currency}`;
  return `${sign}${language === 'nb' && currency === 'NOK' ? 'kr' : currency}${NO_BREAK_SPACE}${size}`;
}

/** Øre with two decimals and no currency, for columns whose head names it: `-1.234,50`. */
export function formatAmountOnly(amountOre: Ore, language: Language): string {
  const size = absolute(amountOre);
  const sign = amountOre < 0n ? MARKS[language].minus : '';
  return `${sign}${formatCount(size / 100n, language)}${MARKS[language].decimal}${String(size % 100n).padStart(2, '0')}`;
}

/** A whole number with its thousands grouped: `653.664`. */
export function formatCount(count: bigint, language: Language): string {
  const { group, minus } = MARKS[language];
  const grouped = absolute(count)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/g, group);
  return count < 0n ? `${minus}${grouped}` : grouped;
}

/** A plain decimal text (`62.5`, `653664`) with the language's marks and all its decimals: `62,5`, `653.664`. */
export function formatDecimal(text: DecimalText, language: Language): string {
  const [whole = '0', decimals] = text.split('.');
  const grouped = formatCount(BigInt(whole), language);
  return decimals === undefined ? grouped : `${grouped}${MARKS[language].decimal}${decimals}`;
}

/** A percentage as recorded (`25.00`) without needless zeros: `25 %`, in English `25%`. */
export function formatPercent(text: DecimalText, language: Language): string {
  const shortened = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return `${formatDecimal(shortened, language)}${language === 'en' ? '' : NO_BREAK_SPACE}%`;
}

/** part ÷ whole in percent with a fixed number of decimals, an exact half away from zero: `4,1319 %`. The whole is not 0. */
export function formatShareOf(part: bigint, whole: bigint, decimals: number, language: Language): string {
  const scale = 10n ** BigInt(decimals);
  const numerator = absolute(part) * 100n * scale;
  const size = absolute(whole);
  const rounded = (numerator * 2n + size) / (size * 2n);
  const text = decimals === 0 ? rounded.toString() : `${rounded / scale}.${String(rounded % scale).padStart(decimals, '0')}`;
  const sign = rounded !== 0n && part < 0n !== whole < 0n ? MARKS[language].minus : '';
  return `${sign}${formatDecimal(text, language)}${language === 'en' ? '' : NO_BREAK_SPACE}%`;
}

const ENGLISH_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `17.03.2023` in Danish and Norwegian, `17 March 2023` in English. */
export function formatDate(date: LocalDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return language === 'en' ? `${Number(day)} ${ENGLISH_MONTHS[Number(month) - 1] ?? month} ${year}` : `${day}.${month}.${year}`;
}

/** First and last day: `01.01.2023–31.12.2023`, in English with spaces around the dash. */
export function formatPeriod(period: { readonly from: LocalDate; readonly to: LocalDate }, language: Language): string {
  const dash = language === 'en' ? ' – ' : '–';
  return `${formatDate(period.from, language)}${dash}${formatDate(period.to, language)}`;
}
