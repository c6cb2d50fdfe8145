import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { Brought } from '#console/features/imports/import-data';
import { useLanguage } from '#console/i18n/texts';

type AmountIs = Brought['amounts'][number]['is'];

/** A budget's status or whether a cost is audited, in the reader's words. */
export function useAmountIs(): (is: AmountIs) => string {
  const { t } = useTranslation();
  const { budgetStatus } = REASON_TEXTS[useLanguage()];
  return (is) => {
    if (is === 'audited' || is === 'unaudited') return t(`plans.costs.${is}`);
    return budgetStatus[is];
  };
}
