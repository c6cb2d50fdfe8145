import { Checkbox } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import { PAGE_SIZE } from '#console/features/payments/payments-data';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { toBalanceSort } from '#console/features/payments/payments-route';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { StateTag } from '#console/ui/state-tag';

/** What each payer was invoiced, charged, credited and has paid, what is left, and whether the ledger says the same. */
export function BalancesPart({ issuer, search, onChange }: PaymentsPartProps) {
  const { t } = useTranslation();
  const { tekst, kunaabne, fra, side = 1, saldisortering = 'name' } = search;
  const balances = useQuery({
    queryKey: ['payments', issuer, 'balances', { tekst, kunaabne, fra, saldisortering }],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/payments/balances', {
          signal,
          params: { query: { issuer, limit: PAGE_SIZE, sort: saldisortering, ...given({ search: tekst, cursor: fra, openOnly: kunaabne }) } },
        }),
      ),
  });
  const first = balances.data?.items[0];
  return (
    <>
      <FilterBar
        label={t('payments.filters')}
        isFiltered={tekst !== undefined || kunaabne !== undefined}
        onClear={() => onChange({ tekst: undefined, kunaabne: undefined })}
      >
        <FilterText label={t('payments.searchPayer')} value={tekst} onChange={(value) => onChange({ tekst: value })} />
        <Checkbox size="small" checked={kunaabne === 'true'} onChange={({ target }) => onChange({ kunaabne: target.checked ? 'true' : undefined })}>
          {t('payments.balances.openOnly')}
        </Checkbox>
      </FilterBar>
      {first && balances.data && (
        <p>
          {t('payments.balances.total')}: <Amount value={balances.data.totalOpen} currency={first.currency} />
        </p>
      )}
      <DataTable
        caption={t('payments.tab.saldi')}
        query={balances}
        rowKey={({ payer, currency }) => `${payer} ${currency}`}
        sort={saldisortering}
        onSort={(sort) => onChange({ saldisortering: toBalanceSort(sort) })}
        paging={{ page: side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }) }}
        empty={t('payments.balances.none')}
        columns={[
          {
            id: 'payer',
            head: t('payments.payer'),
            sortBy: 'name',
            cell: ({ payer, payerName }) => (
              <Link className="aksel-link" to="/kontoudtog/$code" params={{ code: payer }}>
                {payerName}
              </Link>
            ),
          },
          {
            id: 'invoiced',
            head: t('payments.balances.invoiced'),
            isNumber: true,
            cell: (row) => <Amount value={row.invoiced} currency={row.currency} />,
          },
          {
            id: 'charged',
            head: t('payments.balances.charged'),
            isNumber: true,
            cell: (row) => <Amount value={row.charged} currency={row.currency} />,
          },
          {
            id: 'credited',
            head: t('payments.balances.credited'),
            isNumber: true,
            cell: (row) => <Amount value={row.credited} currency={row.currency} />,
          },
          { id: 'paid', head: t('payments.paid'), isNumber: true, cell: (row) => <Amount value={row.paid} currency={row.currency} /> },
          {
            id: 'open',
            head: t('payments.open'),
            sortBy: 'open',
            isNumber: true,
            cell: (row) => <Amount value={row.open} currency={row.currency} />,
          },
          {
            id: 'ledger',
            head: t('payments.balances.ledger'),
            cell: ({ agreesWithLedger }) => (
              <StateTag tone={agreesWithLedger ? 'done' : 'failed'}>
                {agreesWithLedger ? t('payments.balances.agrees') : t('payments.balances.differs')}
              </StateTag>
            ),
          },
        ]}
      />
    </>
  );
}
