import { BodyLong } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import { PAGE_SIZE } from '#console/features/payments/payments-data';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { WaitingEntry } from '#console/features/payments/waiting-entry';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { PageState } from '#console/ui/page-state';
import { TablePaging } from '#console/ui/table-paging';

/** Payments that no reference decides, the oldest first, each with the documents it may be for. */
export function WaitingPart({ issuer, isAtDesk, search, onChange }: PaymentsPartProps) {
  const { t } = useTranslation();
  const { tekst, fra, side = 1 } = search;
  const [receipt, setReceipt] = useState<string | null>(null);
  const waiting = useQuery({
    queryKey: ['payments', issuer, 'waiting', { tekst, fra }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/payments/waiting', { signal, params: { query: { issuer, limit: PAGE_SIZE, ...given({ search: tekst, cursor: fra }) } } })),
  });
  return (
    <>
      <p role="status">{receipt}</p>
      <FilterBar label={t('payments.filters')} isFiltered={tekst !== undefined} onClear={() => onChange({ tekst: undefined })}>
        <FilterText label={t('payments.waiting.search')} value={tekst} onChange={(value) => onChange({ tekst: value })} />
      </FilterBar>
      <PageState
        query={waiting}
        lines={8}
        isEmpty={({ items }) => items.length === 0}
        empty={tekst === undefined ? t('payments.waiting.none') : t('payments.waiting.noneFound')}
      >
        {({ items, total, nextCursor }) => (
          <>
            <BodyLong spacing>{t('payments.waiting.lead', { count: total })}</BodyLong>
            {items.map((entry) => (
              <WaitingEntry key={entry.id} entry={entry} isAtDesk={isAtDesk} onDone={setReceipt} />
            ))}
            <TablePaging
              paging={{ page: side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }) }}
              nextCursor={nextCursor}
            />
          </>
        )}
      </PageState>
    </>
  );
}
