import { useTranslation } from 'react-i18next';
import { REASON_TEXTS, type DeliveryState } from '#glossary/reason-texts';
import { useLanguage } from '#console/i18n/texts';

/** What became of a mail, in words; an internal posting has none. */
export function MailStateText({ state }: { readonly state: DeliveryState | 'no-address' | null }) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()].deliveryState;
  if (state === null) return '–';
  return state === 'no-address' ? t('runs.mails.noAddress') : words[state];
}
