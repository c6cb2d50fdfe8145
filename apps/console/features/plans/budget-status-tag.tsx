import type { BudgetStatus } from '#console/features/plans/plan-data';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { useLanguage } from '#console/i18n/texts';
import { StateTag, type Tone } from '#console/ui/state-tag';

const TONES: Readonly<Record<BudgetStatus, Tone>> = { approved: 'done', 'awaiting-agreement': 'waiting', 'preliminary-estimate': 'quiet' };

/** Whether a budget may be billed, in the glossary's words. */
export function BudgetStatusTag({ status }: { readonly status: BudgetStatus }) {
  return <StateTag tone={TONES[status]}>{REASON_TEXTS[useLanguage()].budgetStatus[status]}</StateTag>;
}
