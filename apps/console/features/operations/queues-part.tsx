import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '#glossary/format';
import type { Operations } from '#console/features/operations/operations-data';
import { useLanguage } from '#console/i18n/texts';
import { Instant } from '#console/ui/instant';
import { MailStateTag } from '#console/ui/mail-state-tag';
import { RowsTable } from '#console/ui/rows-table';

/** How many mails of each kind are where, and since when the oldest of them. */
export function QueuesPart({ queues }: { readonly queues: Operations['queues'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('operations.queues.title')}
      </Heading>
      {queues.length === 0 ? (
        <BodyLong>{t('operations.queues.none')}</BodyLong>
      ) : (
        <RowsTable
          caption={t('operations.queues.title')}
          rows={queues}
          rowKey={(row) => `${row.kind}/${row.state}`}
          columns={[
            { id: 'kind', head: t('operations.queues.kind'), cell: (row) => t(`operations.mailKind.${row.kind}`) },
            { id: 'state', head: t('operations.queues.state'), cell: (row) => <MailStateTag state={row.state} /> },
            { id: 'count', head: t('operations.queues.count'), isNumber: true, cell: (row) => formatCount(BigInt(row.count), language) },
            { id: 'oldest', head: t('operations.queues.oldest'), cell: (row) => <Instant value={row.oldestAt} /> },
          ]}
        />
      )}
    </section>
  );
}
