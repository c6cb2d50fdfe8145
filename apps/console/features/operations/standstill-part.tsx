import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '#console/features/operations/operations-data';
import { TroubleRows } from '#console/ui/trouble-rows';

/** Runs that should have moved. What cannot be billed yet is no matter of operations and stands on the overview of those who bill. */
export function StandstillPart({ troubles }: { readonly troubles: Operations['troubles'] }) {
  const { t } = useTranslation();
  const stuck = troubles.filter(({ kind }) => kind !== 'rounds-blocked' && kind !== 'mailing-stopped');
  return (
    <section className="part" aria-labelledby="standstill">
      <Heading level="2" size="small" id="standstill" spacing>
        {t('operations.standstill.title')}
      </Heading>
      {stuck.length === 0 ? <BodyLong>{t('operations.standstill.none')}</BodyLong> : <TroubleRows troubles={stuck} />}
    </section>
  );
}
