import { useTranslation } from 'react-i18next';
import type { VersionState } from '#console/features/cost-basis/cost-basis-data';
import { StateTag, type Tone } from '#console/ui/state-tag';

const TONE: Readonly<Record<VersionState, Tone>> = {
  draft: 'quiet',
  'sent-out': 'waiting',
  'remarks-closed': 'waiting',
  advised: 'waiting',
  superseded: 'quiet',
  'put-forward': 'waiting',
  decided: 'done',
  charged: 'done',
};

export function VersionStateTag({ state }: { readonly state: VersionState }) {
  const { t } = useTranslation();
  return <StateTag tone={TONE[state]}>{t(`costBasis.state.${state}`)}</StateTag>;
}
