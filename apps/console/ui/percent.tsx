import type { Language } from '#glossary/language';
import { useLanguage } from '#console/i18n/texts';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' };

/** Hundredths of a percent with two decimals and a sign. */
export function Percent({ basisPoints }: { readonly basisPoints: number }) {
  const options = { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' } as const;
  return <span className="amount">{new Intl.NumberFormat(LOCALES[useLanguage()], options).format(basisPoints / 10_000)}</span>;
}
