import { Checkbox } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { documentTexts } from '#glossary/document-texts';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import { PAGE_SIZE } from '#console/features/payments/payments-data';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { toItemSort } from '#console/features/payments/payments-route';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { LocalDate } from '#console/ui/local-date';
import { StateTag } from '#console/ui/state-tag';

/** Documents of which something is left, the earliest due first. */
export function OpenItemsPart({ issuer, search, onChange }: PaymentsPartProps) {
  const { t } = useTranslation();
  const texts = documentTexts(useLanguage());
  const { tekst, forfaldne, fra, side = 1, sortering = 'due' } = search;
  const items = useQuery({
    queryKey: ['payments', issuer, 'open-items', { tekst, forfaldne, fra, sortering }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/payments/open-items', {
          signal,
          params: { query: { issuer, limit: PAGE_SIZE, sort: sortering, ...given({ search: tekst, cursor: fra, overdueOnly: forfaldne }) } },
        }),
      ),
  });
  return (
    <>
      <FilterBar
        label={t('payments.filters')}
        isFiltered={tekst !== undefined || forfaldne !== undefined}
        onClear={() => onChange({ tekst: undefined, forfaldne: undefined })}
      >
        <FilterText label={t('payments.search')} value={tekst} onChange={(value) => onChange({ tekst: value })} />
        <Checkbox size="small" checked={forfaldne === 'true'} onChange={({ target }) => onChange({ forfaldne: target.checked ? 'true' : undefined })}>
          {t('payments.items.overdueOnly')}
        </Checkbox>
      </FilterBar>
      <DataTable
        caption={t('payments.tab.poster')}
        query={items}
        rowKey={({ number }) => number}
        sort={sortering}
        onSort={(sort) => onChange({ sortering: toItemSort(sort) })}
        paging={{ page: side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }) }}
        empty={t('payments.items.none')}
        columns={[
          {
            id: 'number',
            head: t('payments.document'),
            cell: ({ number }) => (
              <Link className="aksel-link" to="/faktura/$number" params={{ number }}>
                {number}
              </Link>
            ),
          },
          { id: 'kind', head: t('payments.items.kind'), cell: ({ kind }) => texts.title[kind] },
          { id: 'payer', head: t('payments.payer'), sortBy: 'name', cell: ({ payerName }) => payerName },
          { id: 'due', head: texts.dueOn, sortBy: 'due', cell: ({ dueOn }) => (dueOn === null ? '–' : <LocalDate value={dueOn} />) },
          {
            id: 'total',
            head: t('payments.items.total'),
            isNumber: true,
            cell: ({ total, currency }) => <Amount value={total} currency={currency} />,
          },
          { id: 'paid', head: t('payments.paid'), isNumber: true, cell: ({ paid, currency }) => <Amount value={paid} currency={currency} /> },
          {
            id: 'open',
            head: t('payments.open'),
            sortBy: 'open',
            isNumber: true,
            cell: ({ open, currency }) => <Amount value={open} currency={currency} />,
          },
          {
            id: 'state',
            head: t('payments.items.state'),
            cell: (row) => <State {...row} />,
          },
        ]}
      />
    </>
  );
}

/** Disputed goes before overdue: nobody is reminded of what waits for an answer. */
function State({ isDisputed, daysOverdue }: { readonly isDisputed: boolean; readonly daysOverdue: number }) {
  const { t } = useTranslation();
  if (isDisputed) return <StateTag tone="attention">{t('payments.items.disputed')}</StateTag>;
  return daysOverdue > 0 ? <StateTag tone="waiting">{t('payments.items.overdue', { count: daysOverdue })}</StateTag> : '–';
}
