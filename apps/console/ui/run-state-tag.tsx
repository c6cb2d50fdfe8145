import { REASON_TEXTS, type RunState } from '#glossary/reason-texts';
import { useLanguage } from '#console/i18n/texts';
import { StateTag, type Tone } from '#console/ui/state-tag';

const TONES: Readonly<Record<RunState, Tone>> = {
  draft: 'quiet',
  submitted: 'attention',
  approved: 'waiting',
  issued: 'waiting',
  completed: 'done',
  rejected: 'failed',
  cancelled: 'quiet',
};

/** A run's state as a sign and a word. */
export function RunStateTag({ state }: { readonly state: RunState }) {
  return <StateTag tone={TONES[state]}>{REASON_TEXTS[useLanguage()].runState[state]}</StateTag>;
}
