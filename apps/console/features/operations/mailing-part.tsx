import { BodyLong, Heading } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Operations } from '#console/features/operations/operations-data';
import { ChangeMailing } from '#console/ui/change-mailing';
import { TroubleRows } from '#console/ui/trouble-rows';

/** Whether mails go out, and stopping all of them. Those of one run are stopped on its page. */
export function MailingPart({ troubles }: { readonly troubles: Operations['troubles'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stops = troubles.filter((trouble) => trouble.kind === 'mailing-stopped');
  return (
    <section className="part" aria-labelledby="mailing">
      <Heading level="2" size="small" id="mailing" spacing>
        {t('ui.mailing.title')}
      </Heading>
      {stops.length === 0 ? <BodyLong spacing>{t('ui.mailing.goes')}</BodyLong> : <TroubleRows troubles={stops} />}
      <ChangeMailing
        run={null}
        isStopped={stops.some(({ run }) => run === null)}
        onChanged={() => queries.invalidateQueries({ queryKey: ['operations'] })}
      />
    </section>
  );
}
