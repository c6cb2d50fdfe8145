import { BodyLong } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { WaitingEntry } from '#console/features/payments/waiting-entry';
import { PageState } from '#console/ui/page-state';

/** Payments that no reference decides, the oldest first, each with the documents it may be for. */
export function WaitingPart({ issuer, isAtDesk }: PaymentsPartProps) {
  const { t } = useTranslation();
  const [receipt, setReceipt] = useState<string | null>(null);
  const waiting = useQuery({
    queryKey: ['payments', issuer, 'waiting'],
    queryFn: ({ signal }) => answer(api.GET('/api/payments/waiting', { signal, params: { query: { issuer } } })),
  });
  return (
    <>
      <p role="status">{receipt}</p>
      <PageState query={waiting} lines={8} isEmpty={({ items }) => items.length === 0} empty={t('payments.waiting.none')}>
        {({ items }) => (
          <>
            <BodyLong spacing>{t('payments.waiting.lead', { count: items.length })}</BodyLong>
            {items.map((entry) => (
              <WaitingEntry key={entry.id} entry={entry} isAtDesk={isAtDesk} onDone={setReceipt} />
            ))}
          </>
        )}
      </PageState>
    </>
  );
}
