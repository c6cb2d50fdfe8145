import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import { OperationsDesk } from '#console/features/operations/operations-desk';
import type { MailboxSearch } from '#console/features/operations/operations-route';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { Instant } from '#console/ui/instant';
import type { Columns } from '#console/ui/table-rows';

type MailboxItem = components['schemas']['MailboxItem'];

const PAGE_SIZE = 50;
const route = getRouteApi('/drift/postkasse');

/** Every mail that the example has sent: it never left this machine. */
export function MailboxPage() {
  const { t } = useTranslation();
  return (
    <OperationsDesk title={t('operations.mailbox.title')} lead={t('operations.mailbox.lead')}>
      {() => <Mails />}
    </OperationsDesk>
  );
}

function Mails() {
  const { t } = useTranslation();
  const { tekst, side, fra } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<MailboxSearch>) =>
    void navigate({ search: (before: MailboxSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  const mails = useQuery({
    queryKey: ['mailbox', tekst, fra],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET('/api/mailbox', { signal, params: { query: given({ search: tekst, cursor: fra, limit: PAGE_SIZE }) } })),
  });
  return (
    <>
      <FilterBar label={t('operations.mailbox.filters')} isFiltered={tekst !== undefined} onClear={() => set({ tekst: undefined })}>
        <FilterText label={t('operations.mailbox.search')} value={tekst} onChange={(text) => set({ tekst: text })} />
      </FilterBar>
      <DataTable
        caption={t('operations.mailbox.title')}
        columns={useColumns()}
        query={mails}
        rowKey={(row) => row.id}
        sort="-received"
        onSort={() => undefined}
        paging={{ page: side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => set({ side: page, fra: cursor }) }}
        empty={t('operations.mailbox.none')}
      />
    </>
  );
}

function useColumns(): Columns<MailboxItem> {
  const { t } = useTranslation();
  return [
    {
      id: 'subject',
      head: t('operations.mailbox.subject'),
      cell: (row) => (
        <Link className="aksel-link" to="/drift/postkasse/$mail" params={{ mail: row.id }}>
          {row.subject === '' ? t('operations.mailbox.noSubject') : row.subject}
        </Link>
      ),
    },
    { id: 'to', head: t('operations.mailbox.to'), cell: (row) => row.to.join(', ') },
    { id: 'received', head: t('operations.mailbox.received'), cell: (row) => <Instant value={row.receivedAt} /> },
  ];
}
