import { useTranslation } from 'react-i18next';
import type { VersionState } from '#console/features/cost-basis/cost-basis-data';
import { LocalDate } from '#console/ui/local-date';

interface VersionWayProps {
  readonly state: VersionState;
  readonly moves: readonly { readonly state: VersionState; readonly on: string }[];
}

const WAY: readonly VersionState[] = ['draft', 'sent-out', 'remarks-closed', 'advised', 'put-forward', 'decided', 'charged'];

/** A version's way from draft to charges: what was done on which day, where it stands, and what is still to come. */
export function VersionWay({ state, moves }: VersionWayProps) {
  const { t } = useTranslation();
  const done = moves.map((move) => move.state);
  const ahead = state === 'superseded' ? [] : WAY.slice(WAY.indexOf(state) + 1);
  const steps: readonly VersionState[] = ['draft', ...done.filter((step) => step !== 'draft'), ...ahead];
  return (
    <ol className="way" aria-label={t('costBasis.way.title')}>
      {steps.map((step) => {
        const on = moves.find((move) => move.state === step)?.on;
        const isAhead = ahead.includes(step);
        return (
          <li key={step} className={isAhead ? 'way-step way-ahead' : 'way-step'} {...(step === state ? { 'aria-current': 'step' as const } : {})}>
            <span className="way-what">{t(`costBasis.way.step.${step}`)}</span>
            <span className="way-when">
              {on !== undefined && <LocalDate value={on} />}
              {isAhead && t('costBasis.way.notYet')}
              {step === state && ` · ${t('costBasis.way.here')}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
