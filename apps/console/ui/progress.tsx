import { Button, ProgressBar } from '@navikt/ds-react';
import { PauseIcon, PlayIcon } from '@navikt/aksel-icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '#glossary/format';
import { useLanguage } from '#console/i18n/texts';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly isPaused: boolean;
  /** Stops or goes on with the updates shown here; the work itself is not touched. */
  readonly onTogglePause: () => void;
}

const ANNOUNCED_STEPS = 4;

/** How far something is. A screen reader hears each quarter, not each step. */
export function Progress({ label, done, total, isPaused, onTogglePause }: ProgressProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const labelId = useId();
  const isDone = done >= total;
  const step = total > 0 ? Math.floor((done / total) * ANNOUNCED_STEPS) : 0;
  const announced = Math.round((step * total) / ANNOUNCED_STEPS);
  const count = (value: number): string => formatCount(BigInt(value), language);
  return (
    <div className="progress">
      <div className="progress-head">
        <span id={labelId}>{label}</span>
        <span className="amount">{t('ui.progress.count', { done: count(done), total: count(total) })}</span>
      </div>
      <ProgressBar value={done} valueMax={Math.max(total, 1)} aria-labelledby={labelId} size="medium" />
      <p className="aksel-sr-only" role="status">
        {isPaused ? t('ui.progress.paused') : `${label}: ${t('ui.progress.count', { done: count(announced), total: count(total) })}`}
      </p>
      {!isDone && (
        <Button variant="tertiary" size="small" icon={isPaused ? <PlayIcon aria-hidden /> : <PauseIcon aria-hidden />} onClick={onTogglePause}>
          {isPaused ? t('ui.progress.resume') : t('ui.progress.pause')}
        </Button>
      )}
    </div>
  );
}
