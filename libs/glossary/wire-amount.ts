import { parseAmount, type Currency } from '#domain/money/money';
import { formatAmountOnly, formatMoney } from '#glossary/format';
import type { Language } from '#glossary/language';

/** The currencies an amount of the API can be in. */
export type WireCurrency = Currency;

/** An amount as the API sends it (`29595937.50`) as people read it, with its currency; `amount-malformed` otherwise. */
export function moneyFromWire(value: string, currency: Currency, language: Language): string {
  return formatMoney(parseAmount(value), currency, language);
}

/** The same without a currency, for columns whose head names it: `29.595.937,50`. */
export function amountFromWire(value: string, language: Language): string {
  return formatAmountOnly(parseAmount(value), language);
}
