import type { Language } from '#glossary/language';
import { useLanguage } from '#console/i18n/texts';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' };

/** A moment (`2024-04-02T08:00:00Z`) as date and time on the reader's clock; the full moment stands in the markup. */
export function Instant({ value }: { readonly value: string }) {
  return <time dateTime={value}>{instantText(value, useLanguage())}</time>;
}

export function instantText(value: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: language === 'en' ? 'long' : 'medium', timeStyle: 'short' }).format(new Date(value));
}
