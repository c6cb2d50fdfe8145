import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { PostingTable } from '#console/features/payments/posting-table';
import { Amount } from '#console/ui/amount';
import { KeyValueList } from '#console/ui/key-value-list';
import { PageState } from '#console/ui/page-state';
import { StateTag } from '#console/ui/state-tag';

/** On a document: what is left of it, and every payment that was placed on it. */
export function DocumentPaymentsPart({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  const payments = useQuery({
    queryKey: ['payments', 'document', number],
    queryFn: ({ signal }) => answer(api.GET('/api/documents/{number}/payments', { signal, params: { path: { number } } })),
  });
  // An internal posting is owed by nobody, and a credit note made by hand counts at its invoice.
  if (payments.data?.item === null && payments.data.payments.length === 0) return null;
  return (
    <section className="part" aria-labelledby="payments">
      <Heading level="2" size="small" id="payments" spacing>
        {t('payments.title')}
      </Heading>
      <PageState query={payments}>
        {({ item, payments: postings, isAtDesk }) => (
          <>
            {item && (
              <KeyValueList
                items={[
                  ...(item.charged === '0.00'
                    ? []
                    : [{ label: t('payments.balances.charged'), value: <Amount value={item.charged} currency={item.currency} /> }]),
                  ...(item.credited === '0.00'
                    ? []
                    : [{ label: t('payments.balances.credited'), value: <Amount value={item.credited} currency={item.currency} /> }]),
                  { label: t('payments.paid'), value: <Amount value={item.paid} currency={item.currency} /> },
                  {
                    label: t('payments.open'),
                    value: (
                      <>
                        <Amount value={item.open} currency={item.currency} />{' '}
                        {item.isDisputed && <StateTag tone="attention">{t('payments.items.disputed')}</StateTag>}
                      </>
                    ),
                  },
                ]}
              />
            )}
            {postings.length === 0 ? (
              <BodyLong className="part">{t('payments.postings.none')}</BodyLong>
            ) : (
              <PostingTable postings={postings} currency={item?.currency ?? 'DKK'} isAtDesk={isAtDesk} />
            )}
          </>
        )}
      </PageState>
    </section>
  );
}
