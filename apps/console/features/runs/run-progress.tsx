import { PauseIcon, PlayIcon } from '@navikt/aksel-icons';
import { Alert, Button, Heading, ProgressBar } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { Run } from '#console/features/runs/run-queries';
import { useRunProgress, type Progress } from '#console/features/runs/use-run-progress';
import { useLanguage } from '#console/i18n/texts';

const STEPS = ['issued', 'rendered', 'sent'] as const;

/** How far the run has come, live. It can be paused, and is told politely to those who listen. */
export function RunProgress({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const [isPaused, setPaused] = useState(false);
  const progress = useRunProgress(run, isPaused);
  const isUnderWay = run.state !== 'completed' && run.state !== 'cancelled';
  return (
    <>
      <Changed state={run.state} />
      <section className="run-progress" aria-labelledby="progress">
        <div className="run-progress-head">
          <Heading level="2" size="xsmall" id="progress">
            {t('runs.progress.title')}
          </Heading>
          {isUnderWay && (
            <Button
              size="xsmall"
              variant="tertiary"
              icon={isPaused ? <PlayIcon aria-hidden /> : <PauseIcon aria-hidden />}
              onClick={() => setPaused(!isPaused)}
            >
              {isPaused ? t('runs.progress.resume') : t('runs.progress.pause')}
            </Button>
          )}
        </div>
        <ol className="run-progress-steps">
          {STEPS.map((step) => (
            <Step key={step} step={step} progress={progress} />
          ))}
        </ol>
        <p className="aksel-sr-only" role="status">
          {run.state === 'issued' ? t('runs.progress.said', { sent: lastQuarter(progress), prepared: progress.prepared }) : ''}
        </p>
        {progress.failed > 0 && (
          <Alert variant="warning" size="small" inline>
            {t('runs.progress.failed', { count: progress.failed })}
          </Alert>
        )}
      </section>
    </>
  );
}

/** What is said aloud changes with each quarter, not with each mail. */
function lastQuarter({ sent, prepared }: Progress): number {
  return prepared === 0 ? 0 : Math.round((Math.floor((sent / prepared) * 4) / 4) * prepared);
}

function Step({ step, progress }: { readonly step: (typeof STEPS)[number]; readonly progress: Progress }) {
  const { t } = useTranslation();
  const id = `progress-${step}`;
  return (
    <li>
      <span id={id}>{t(`runs.progress.${step}`, { count: progress[step], of: progress.prepared })}</span>
      <ProgressBar size="small" value={progress[step]} valueMax={Math.max(progress.prepared, 1)} aria-labelledby={id} />
    </li>
  );
}

/** Says that the run went on while one looked: by the procedure, or by somebody else in another window. */
function Changed({ state }: { readonly state: Run['state'] }) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()].runState;
  const first = useRef(state);
  const [isChanged, setChanged] = useState(false);
  useEffect(() => {
    if (first.current !== state) setChanged(true);
    first.current = state;
  }, [state]);
  return (
    <div role="status">
      {isChanged && (
        <Alert variant="info" size="small" closeButton onClose={() => setChanged(false)} className="run-changed">
          {t('runs.changed', { state: words[state] })}
        </Alert>
      )}
    </div>
  );
}
