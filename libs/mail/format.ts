import type { LocalDate } from '#domain/calendar/local-date';
import { absolute, type Currency, type Ore } from '#domain/money/money';
import type { Language } from '#glossary/language';

/** Amounts as the language writes them: `29.595.937,50 kr.`, `kr 29 595 937,50`, `DKK 29,595,937.50`. */
export function formatMoney(amountOre: Ore, currency: Currency, language: Language): string {
  const size = absolute(amountOre);
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, { da: '.', nb: '\u00a0', en: ',' }[language]);
  const digits = `${amountOre < 0n ? '-' : ''}${whole}${language === 'en' ? '.' : ','}${String(size % 100n).padStart(2, '0')}`;
  if (language === 'da' && currency === 'DKK') return `${digits}\u00a0kr.`;
  if (language === 'nb' && currency === 'NOK') return `kr\u00a0${digits}`;
  return `${currency}\u00a0${digits}`;
}

export function formatDate(date: LocalDate, _language: Language): string {
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}
