import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '#console/features/overview/overview-data';
import { TroubleRows } from '#console/ui/trouble-rows';

/** What is not as it should be, whoever has to mend it. */
export function TroubleList({ troubles }: { readonly troubles: readonly Trouble[] }) {
  const { t } = useTranslation();
  return (
    <section className="part" aria-labelledby="troubles">
      <Heading level="2" size="small" id="troubles" spacing>
        {t('overview.troubles')}
      </Heading>
      <TroubleRows troubles={troubles} />
    </section>
  );
}
