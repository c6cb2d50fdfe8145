import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { differencesOf, type Payer } from '#console/features/payers/payer-data';
import { Timeline } from '#console/ui/timeline';

/** Every version of the payer, the newest first, with the two people behind it. */
export function PayerHistory({ payer }: { readonly payer: Payer }) {
  const { t } = useTranslation();
  return (
    <section className="part" aria-labelledby="history">
      <Heading level="2" size="small" id="history" spacing>
        {t('payers.history.title')}
      </Heading>
      <Timeline
        label={t('payers.history.title')}
        entries={payer.versions.map((version, index) => {
          const before = payer.versions[index + 1];
          const changed = before ? differencesOf(before.details, version.details) : [];
          return {
            key: String(version.version),
            at: version.recordedAt,
            what: before
              ? t('payers.history.changed', { fields: changed.map((field) => t(`payers.field.${field}`)).join(', ') })
              : t('payers.history.registered'),
            ...(version.approvedBy === null
              ? {}
              : { who: t('payers.history.by', { proposed: version.proposedBy ?? '', approved: version.approvedBy }) }),
            why: version.reason ?? undefined,
          };
        })}
      />
    </section>
  );
}
