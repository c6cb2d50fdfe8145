import { formatDate } from '#glossary/format';
import { useLanguage } from '#console/i18n/texts';

/** A day without a time (`2024-04-02`), as its reader writes it. */
export function LocalDate({ value }: { readonly value: string }) {
  return <time dateTime={value}>{formatDate(value, useLanguage())}</time>;
}
