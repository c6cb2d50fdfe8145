import { Alert, Button } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { ApproveDialog } from '#console/features/runs/approve-dialog';
import { ReasonDialog } from '#console/features/runs/reason-dialog';
import { Refusal } from '#console/features/runs/refusal';
import type { Run } from '#console/features/runs/run-queries';
import { useRunCommand } from '#console/features/runs/use-run-command';
import { useLanguage } from '#console/i18n/texts';

type Action = Run['actions'][number]['action'];
type WhyNot = NonNullable<Run['actions'][number]['unavailableBecause']>;

/** What one may do with the run now, and in a sentence why not the rest. */
export function RunActions({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'approve' | 'reject' | 'cancel' | null>(null);
  const [done, setDone] = useState<Action | null>(null);
  const submit = useRunCommand(run, 'submit', () => setDone('submit'));
  const prepareAgain = useRunCommand(run, 'prepare-again', () => setDone('prepare-again'));
  const { runState } = REASON_TEXTS[useLanguage()];

  const available = run.actions.filter(({ unavailableBecause }) => unavailableBecause === null).map(({ action }) => action);
  const isAllowed = (action: Action) => available.includes(action);
  const pressed = (action: Action) => {
    setDone(null);
    if (action === 'submit') submit.mutate({});
    else if (action === 'prepare-again') prepareAgain.mutate({});
    else setOpen(action);
  };
  return (
    <section aria-label={t('runs.action.title')} className="run-actions">
      <div className="run-action-buttons">
        {ORDER.filter(isAllowed).map((action, index) => (
          <Button
            key={action}
            size="small"
            variant={index === 0 ? 'primary' : 'secondary'}
            loading={(action === 'submit' && submit.isPending) || (action === 'prepare-again' && prepareAgain.isPending)}
            onClick={() => pressed(action)}
          >
            {t(`runs.action.${action}`)}
          </Button>
        ))}
      </div>
      <Refusal error={submit.error ?? prepareAgain.error} />
      <div role="status">
        {done !== null && (
          <Alert variant="success" size="small">
            {t(`runs.receipt.${done}`, { state: runState[run.state] })}
          </Alert>
        )}
      </div>
      <WhyNotTheRest run={run} />
      {open === 'approve' && <ApproveDialog run={run} onClose={() => setOpen(null)} />}
      {(open === 'reject' || open === 'cancel') && (
        <ReasonDialog run={run} action={open} onDone={() => setDone(open)} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

const ORDER = ['approve', 'submit', 'reject', 'prepare-again', 'cancel'] as const satisfies readonly Action[];

/** Nothing is greyed out in silence. Whoever holds no role at the issuer reads one sentence instead of five. */
function WhyNotTheRest({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { runState } = REASON_TEXTS[useLanguage()];
  const unavailable = run.actions.flatMap(({ action, unavailableBecause }) =>
    unavailableBecause === null ? [] : [{ action, because: unavailableBecause }],
  );
  if (unavailable.length === run.actions.length && unavailable.every(({ because }) => because === 'role-missing')) {
    return <p className="why-not">{t('runs.whyNot.onlyReading', { issuer: run.issuerName })}</p>;
  }
  const sentence = (action: Action, because: WhyNot) =>
    t(`runs.whyNot.${because === 'role-missing' ? (`role-${action}` as const) : because}`, { state: runState[run.state] });
  return (
    <ul className="why-not">
      {unavailable.map(({ action, because }) => (
        <li key={action}>{t('runs.whyNot.line', { action: t(`runs.action.${action}`), because: sentence(action, because) })}</li>
      ))}
    </ul>
  );
}
