import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import { PAYER_KINDS, toSort, type PayersSearch } from '#console/features/payers/payers-route';
import { SignedIn } from '#console/shell/signed-in';
import { DataTable } from '#console/ui/data-table';
import type { Column } from '#console/ui/table-rows';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import { Page } from '#console/ui/page';
import { StateTag } from '#console/ui/state-tag';

type PayerItem = components['schemas']['PayerItem'];

const PAGE_SIZE = 50;
const route = getRouteApi('/betalere');

/** The register of payers. */
export function PayersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('payers.title')} lead={t('payers.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>{() => <Register />}</SignedIn>
    </Page>
  );
}

function Register() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<PayersSearch>) =>
    void navigate({ search: (before: PayersSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  const payers = useQuery({
    queryKey: ['payers', search],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/payers', {
          signal,
          params: {
            query: given({
              search: search.tekst,
              kind: search.art,
              openChange: search.aendring,
              sort: search.sortering,
              cursor: search.fra,
              limit: PAGE_SIZE,
            }),
          },
        }),
      ),
  });
  return (
    <>
      <FilterBar
        label={t('payers.filters')}
        isFiltered={search.tekst !== undefined || search.art !== undefined || search.aendring !== undefined}
        onClear={() => set({ tekst: undefined, art: undefined, aendring: undefined })}
      >
        <FilterText label={t('payers.search')} value={search.tekst} onChange={(tekst) => set({ tekst })} />
        <FilterSelect
          label={t('payers.kind')}
          value={search.art}
          options={PAYER_KINDS.map((kind) => ({ value: kind, label: t(`payers.kinds.${kind}`) }))}
          onChange={(chosen) => set({ art: PAYER_KINDS.find((kind) => kind === chosen) })}
        />
        <FilterSelect
          label={t('payers.changes')}
          value={search.aendring}
          options={[{ value: 'true', label: t('payers.withOpenChange') }]}
          onChange={(value) => set({ aendring: value === 'true' ? 'true' : undefined })}
        />
      </FilterBar>
      <DataTable
        caption={t('payers.title')}
        columns={useColumns()}
        query={payers}
        rowKey={(row) => row.code}
        sort={search.sortering}
        onSort={(sort) => set({ sortering: toSort(sort) })}
        paging={{ page: search.side, cursor: search.fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => set({ side: page, fra: cursor }) }}
        empty={t('payers.none')}
      />
    </>
  );
}

function useColumns(): readonly [Column<PayerItem>, ...Column<PayerItem>[]] {
  const { t } = useTranslation();
  return [
    {
      id: 'name',
      head: t('payers.name'),
      sortBy: 'name',
      cell: (row) => (
        <Link className="aksel-link" to="/betalere/$code" params={{ code: row.code }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'code', head: t('payers.code'), sortBy: 'code', cell: (row) => row.code },
    { id: 'kind', head: t('payers.kind'), sortBy: 'kind', cell: (row) => <KindWord kind={row.kind} /> },
    { id: 'ean', head: t('payers.ean'), cell: (row) => row.ean ?? '' },
    { id: 'email', head: t('payers.email'), cell: (row) => row.email ?? t('payers.noEmail') },
    {
      id: 'state',
      head: t('payers.state'),
      cell: (row) => (
        <>
          {row.validUntil !== null && <StateTag tone="quiet">{t('payers.ended')}</StateTag>}
          {row.openChanges > 0 && <StateTag tone="waiting">{t('payers.changeWaits')}</StateTag>}
        </>
      ),
    },
  ];
}

/** What kind of payer it is, as a word. */
export function KindWord({ kind }: Pick<PayerItem, 'kind'>) {
  const { t } = useTranslation();
  return <>{t(`payers.kinds.${kind}`)}</>;
}
