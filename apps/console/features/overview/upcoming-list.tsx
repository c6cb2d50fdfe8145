import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#console/features/overview/overview-data';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';

/** The next billing date of each issuer, and when its run opens. */
export function UpcomingList({ upcoming }: { readonly upcoming: Overview['upcoming'] }) {
  const { t } = useTranslation();
  return (
    <section className="part" aria-labelledby="upcoming">
      <Heading level="2" size="small" id="upcoming" spacing>
        {t('overview.upcoming')}
      </Heading>
      <KeyValueList
        items={upcoming.map(({ issuer, billingDate, opensOn }) => ({
          label: issuer,
          value: (
            <>
              <LocalDate value={billingDate} /> ({t('overview.opensOn')} <LocalDate value={opensOn} />)
            </>
          ),
        }))}
      />
    </section>
  );
}
