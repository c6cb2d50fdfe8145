import { Heading } from '@navikt/ds-react';
import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { RunLink } from '#console/features/overview/run-link';
import type { Trouble } from '#console/features/overview/overview-data';
import { useLanguage } from '#console/i18n/texts';
import { instantText } from '#console/ui/instant';

/** What is not as it should be, in sentences. */
export function TroubleList({ troubles }: { readonly troubles: readonly Trouble[] }) {
  const { t } = useTranslation();
  return (
    <section className="part" aria-labelledby="troubles">
      <Heading level="2" size="small" id="troubles" spacing>
        {t('overview.troubles')}
      </Heading>
      <ul className="task-list">
        {troubles.map((trouble) => (
          <li key={JSON.stringify(trouble)}>
            <ExclamationmarkTriangleIcon aria-hidden /> <TroubleRow trouble={trouble} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TroubleRow({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = trouble.kind === 'rounds-blocked' ? `${trouble.issuer}/${trouble.billingDate}` : trouble.run;
  return (
    <RunLink run={run}>
      {trouble.kind === 'run-past-its-date' &&
        t('overview.trouble.run-past-its-date', { run, state: REASON_TEXTS[language].runState[trouble.state] })}
      {trouble.kind === 'run-not-issued-in-time' &&
        t('overview.trouble.run-not-issued-in-time', { run, since: instantText(trouble.since, language) })}
      {trouble.kind === 'rounds-blocked' &&
        t('overview.trouble.rounds-blocked', { count: trouble.count, issuer: trouble.issuer, date: formatDate(trouble.billingDate, language) })}
    </RunLink>
  );
}
