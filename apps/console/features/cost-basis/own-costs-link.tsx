import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOwnCostBases } from '#console/features/cost-basis/cost-basis-data';

/** On a payer's own page: the way to what a cost basis costs it. Who pays for none sees nothing of it. */
export function OwnCostsLink() {
  const { t } = useTranslation();
  const own = useOwnCostBases();
  const [newest] = own.data?.items ?? [];
  if (newest === undefined) return null;
  return (
    <section className="part" aria-labelledby="own-costs">
      <Heading level="2" size="small" id="own-costs" spacing>
        {t('costBasis.own.partTitle')}
      </Heading>
      <Link className="aksel-link" to="/mine/tallgrunnlag">
        {t('costBasis.own.link', { year: newest.year })}
      </Link>
    </section>
  );
}
