import type { Language } from '#glossary/language';

/** How each language parts whole numbers; the other mark is the decimal one. */
const GROUPS: Readonly<Record<Language, '.' | ','>> = { da: '.', nb: '.', en: ',' };
const MOST_DIGITS = 13;

/**
 * An amount as a person writes it (`45.000.000,00`, `45 000 000`, in English `45,000,000.00`) as the API takes it (`45000000.00`); null when it is
 * none. Marks between thousands must stand between thousands: `45.00` in Danish is a slip, not 4500.
 */
export function amountToWire(text: string, language: Language): string | null {
  const group = GROUPS[language];
  const decimal = group === '.' ? ',' : '.';
  const bare = text.trim().replace(/(?:\s*kr\.?|\s*(?:DKK|NOK))$/i, '');
  const [whole = '', decimals = '', ...rest] = bare.split(decimal);
  if (rest.length > 0 || !/^\d{0,2}$/.test(decimals) || (bare.includes(decimal) && decimals === '')) return null;
  const digits = digitsOf(whole, group);
  return digits === null || digits.length > MOST_DIGITS ? null : `${digits}.${decimals.padEnd(2, '0')}`;
}

function digitsOf(whole: string, group: string): string | null {
  if (/^\d+$/.test(whole)) return whole.replace(/^0+(?=\d)/, '');
  const parts = whole.split(new RegExp(`[${group}\\s]`));
  const isGrouped = parts.every((part, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part));
  return isGrouped ? parts.join('') : null;
}
