import { REASON_TEXTS } from '#glossary/reason-texts';
import { SHEET_TEXTS } from '#glossary/sheet-texts';
import type { OwnYear } from '#console/features/mine/own-years-data';
import { useLanguage } from '#console/i18n/texts';
import { StateTag } from '#console/ui/state-tag';

/** What a share rests on, in the words of the file; what may change says so, and why a share is not known is a sentence. */
export function ShareBasis({ share }: { readonly share: OwnYear['share'] }) {
  const language = useLanguage();
  const texts = SHEET_TEXTS[language].payerYears;
  switch (share.kind) {
    case 'not-known':
      return <>{REASON_TEXTS[language].blockReason[share.reason]}</>;
    case 'actual':
      return <>{share.audited === true ? texts.accounts : texts.unauditedAccounts}</>;
    case 'budget':
      return <>{texts.budget}</>;
    case 'estimate':
      return <StateTag tone="attention">{texts.estimate(share.status === null ? '' : REASON_TEXTS[language].budgetStatus[share.status])}</StateTag>;
  }
}
