import type { Language } from '#glossary/language';
import { useLanguage } from '#console/i18n/texts';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' };

/** Hundredths of a percent with two decimals and a sign. */
export function Percent({ basisPoints }: { readonly basisPoints: number }) {
  const options = { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const;
  return <span className="amount">{new Intl.NumberFormat(LOCALES[useLanguage()], options).format(basisPoints / 10_000)}</span>;
}

/** A share of the whole as the API sends it, `12.3456`: percent with four decimals; a change is in percentage points, with its sign. */
export function PercentOfWhole({ value, isChange = false }: { readonly value: string; readonly isChange?: boolean }) {
  const digits = { minimumFractionDigits: 4, maximumFractionDigits: 4, signDisplay: isChange ? 'exceptZero' : 'auto' } as const;
  const text = new Intl.NumberFormat(LOCALES[useLanguage()], digits).format(Number(value));
  return <span className="amount">{isChange ? text : `${text}\u00a0%`}</span>;
}
