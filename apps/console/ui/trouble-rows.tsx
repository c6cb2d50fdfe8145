import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { components } from '#console/api/generated/schema';
import { useLanguage } from '#console/i18n/texts';
import { instantText } from '#console/ui/instant';
import { RunLink } from '#console/ui/run-link';

export type Trouble = components['schemas']['Overview']['troubles'][number];

/** What is not as it should be, in sentences, each with the way to its run. */
export function TroubleRows({ troubles }: { readonly troubles: readonly Trouble[] }) {
  return (
    <ul className="task-list">
      {troubles.map((trouble) => (
        <li key={JSON.stringify(trouble)}>
          <ExclamationmarkTriangleIcon aria-hidden /> <TroubleRow trouble={trouble} />
        </li>
      ))}
    </ul>
  );
}

function TroubleRow({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (trouble.kind) {
    case 'run-past-its-date':
      return (
        <RunLink run={trouble.run}>
          {t('ui.trouble.run-past-its-date', { run: trouble.run, state: REASON_TEXTS[language].runState[trouble.state] })}
        </RunLink>
      );
    case 'run-not-issued-in-time':
    case 'run-standing-still':
      return (
        <RunLink run={trouble.run}>{t(`ui.trouble.${trouble.kind}`, { run: trouble.run, since: instantText(trouble.since, language) })}</RunLink>
      );
    case 'mailing-stopped': {
      const { run, since, reason } = trouble;
      if (run === null) return <span>{t('ui.trouble.mailing-stopped', { since: instantText(since, language), reason })}</span>;
      return <RunLink run={run}>{t('ui.trouble.mailing-stopped-run', { run, since: instantText(since, language), reason })}</RunLink>;
    }
    case 'rounds-blocked':
      return (
        <RunLink run={`${trouble.issuer}/${trouble.billingDate}`}>
          {t('ui.trouble.rounds-blocked', { count: trouble.count, issuer: trouble.issuer, date: formatDate(trouble.billingDate, language) })}
        </RunLink>
      );
  }
}
