import { Alert } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasRoleAt, useSession } from '#console/api/session';
import { placeOf, runKeyOf, type Run } from '#console/features/runs/run-queries';
import { useLanguage } from '#console/i18n/texts';
import { ChangeMailing } from '#console/ui/change-mailing';
import { instantText } from '#console/ui/instant';

/** Whether the run's mails are kept back, and keeping them back. Of a run that is over nothing is left to be kept. */
export function RunMailing({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const ofRun = run.mailingStops.some(({ isOfAll }) => !isOfAll);
  const isOver = run.state === 'completed' || run.state === 'cancelled';
  if (isOver && run.mailingStops.length === 0) return null;
  return (
    <section className="part" aria-label={t('ui.mailing.title')}>
      {run.mailingStops.map(({ isOfAll, person, reason, at }) => (
        <Alert key={String(isOfAll)} variant="warning" size="small" className="part">
          {t(isOfAll ? 'ui.mailing.stoppedAll' : 'ui.mailing.stoppedRun', { since: instantText(at, language), person, reason })}
          {isOfAll && ` ${t('ui.mailing.byAdministrator')}`}
        </Alert>
      ))}
      {(!isOver || ofRun) && (
        <ChangeMailing
          run={placeOf(run)}
          isStopped={ofRun}
          unavailable={hasRoleAt(session, ['officer'], run.issuer) ? undefined : t('ui.mailing.notOfficer')}
          onChanged={() => queries.invalidateQueries({ queryKey: runKeyOf(placeOf(run)) })}
        />
      )}
    </section>
  );
}
