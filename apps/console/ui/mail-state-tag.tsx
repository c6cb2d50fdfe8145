import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { components } from '#console/api/generated/schema';
import { useLanguage } from '#console/i18n/texts';
import { StateTag, type Tone } from '#console/ui/state-tag';

type MailState = components['schemas']['MailState'];

const TONES: Readonly<Record<MailState, Tone>> = {
  queued: 'waiting',
  'no-address': 'attention',
  claimed: 'waiting',
  'handed-over': 'waiting',
  sent: 'done',
  refused: 'failed',
  unknown: 'attention',
  bounced: 'failed',
};

/** What became of a mail, in the words of the glossary. It never says "delivered": nobody can know. */
export function MailStateTag({ state }: { readonly state: MailState }) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()].deliveryState;
  return <StateTag tone={TONES[state]}>{state === 'no-address' ? t('ui.noAddress') : words[state]}</StateTag>;
}
