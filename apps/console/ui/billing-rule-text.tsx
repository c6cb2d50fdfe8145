import { useTranslation } from 'react-i18next';
import type { Language } from '#glossary/language';
import { useLanguage } from '#console/i18n/texts';
import { LocalDate } from '#console/ui/local-date';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' };

/** A billing rule in words: `first-bank-day 4` → "første bankdag i april". A rule without words here is shown as it is written. */
export function BillingRuleText({ rule }: { readonly rule: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [type, argument = ''] = rule.split(' ');
  if (type === 'first-bank-day') return t('plans.rule.firstBankDay', { month: monthName(argument, language) });
  if (type === 'last-bank-day') return t('plans.rule.lastBankDay', { month: monthName(argument, language) });
  if (type !== 'once') return rule;
  return (
    <>
      {t('plans.rule.once')} <LocalDate value={argument} />
    </>
  );
}

function monthName(number: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, Number(number) - 1)));
}
