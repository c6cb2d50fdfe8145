import { Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { FileImport } from '#console/features/payments/file-import';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { Amount } from '#console/ui/amount';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { Instant } from '#console/ui/instant';
import { PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

/** Takes in bank files, and shows those that were. */
export function FilesPart({ issuer, isAtDesk }: PaymentsPartProps) {
  const { t } = useTranslation();
  const files = useQuery({
    queryKey: ['payments', issuer, 'files'],
    queryFn: ({ signal }) => answer(api.GET('/api/payments/files', { signal, params: { query: { issuer } } })),
  });
  return (
    <>
      {isAtDesk ? (
        <FileImport key={issuer} issuer={issuer} />
      ) : (
        <ExplainedUnavailable label={t('payments.import.choose')} because={t('payments.notYours')} />
      )}
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('payments.files.title')}
        </Heading>
        <PageState query={files} isEmpty={({ items }) => items.length === 0} empty={t('payments.files.none')}>
          {({ items }) => (
            <RowsTable
              caption={t('payments.files.title')}
              rows={items}
              rowKey={({ sha256 }) => sha256}
              columns={[
                { id: 'name', head: t('payments.files.name'), cell: ({ name }) => name },
                { id: 'at', head: t('payments.files.at'), cell: ({ importedAt }) => <Instant value={importedAt} /> },
                { id: 'by', head: t('payments.files.by'), cell: ({ importedBy }) => importedBy },
                { id: 'format', head: t('payments.files.format'), cell: ({ format }) => format },
                { id: 'entries', head: t('payments.files.entries'), isNumber: true, cell: ({ entries }) => entries },
                {
                  id: 'amount',
                  head: t('payments.files.amount'),
                  isNumber: true,
                  cell: ({ amount, currency }) => (currency === null ? '–' : <Amount value={amount} currency={currency} />),
                },
                { id: 'waiting', head: t('payments.files.waiting'), isNumber: true, cell: ({ waiting }) => waiting },
              ]}
            />
          )}
        </PageState>
      </section>
    </>
  );
}
