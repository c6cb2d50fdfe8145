import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { given } from '#console/api/given';
import { OperationsDesk } from '#console/features/operations/operations-desk';
import { toPeopleSort, type PeopleSearch } from '#console/features/operations/operations-route';
import { ROLES } from '#console/features/operations/roles';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import type { Column } from '#console/ui/table-rows';

type Person = components['schemas']['PersonItem'];

const PAGE_SIZE = 50;
const route = getRouteApi('/drift/personer');

/** Who may do what today; each leads to all that was ever given them. */
export function PeoplePage() {
  const { t } = useTranslation();
  return (
    <OperationsDesk title={t('operations.people.title')} lead={t('operations.people.lead')}>
      {() => <People />}
    </OperationsDesk>
  );
}

function People() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<PeopleSearch>) =>
    void navigate({ search: (before: PeopleSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  const people = useQuery({
    queryKey: ['people', search],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/people', {
          signal,
          params: { query: given({ search: search.tekst, role: search.rolle, sort: search.sortering, cursor: search.fra, limit: PAGE_SIZE }) },
        }),
      ),
  });
  return (
    <>
      <FilterBar
        label={t('operations.people.filters')}
        isFiltered={search.tekst !== undefined || search.rolle !== undefined}
        onClear={() => set({ tekst: undefined, rolle: undefined })}
      >
        <FilterText label={t('operations.people.search')} value={search.tekst} onChange={(tekst) => set({ tekst })} />
        <FilterSelect
          label={t('operations.people.role')}
          value={search.rolle}
          options={ROLES.map((role) => ({ value: role, label: t(`shell.role.${role}`) }))}
          onChange={(chosen) => set({ rolle: ROLES.find((role) => role === chosen) })}
        />
      </FilterBar>
      <DataTable
        caption={t('operations.people.title')}
        columns={useColumns()}
        query={people}
        rowKey={(row) => row.id}
        sort={search.sortering}
        onSort={(sort) => set({ sortering: toPeopleSort(sort) })}
        paging={{ page: search.side, cursor: search.fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => set({ side: page, fra: cursor }) }}
        empty={t('operations.people.none')}
      />
    </>
  );
}

function useColumns(): readonly [Column<Person>, ...Column<Person>[]] {
  const { t } = useTranslation();
  return [
    {
      id: 'name',
      head: t('operations.people.name'),
      sortBy: 'name',
      cell: (row) => (
        <Link className="aksel-link" to="/drift/personer/$person" params={{ person: row.id }}>
          {row.label}
        </Link>
      ),
    },
    { id: 'email', head: t('operations.people.email'), sortBy: 'email', cell: (row) => row.email },
    { id: 'roles', head: t('operations.people.roles'), cell: (row) => <RolesToday person={row} /> },
  ];
}

function RolesToday({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const held = person.roles.filter(({ isHeld }) => isHeld);
  if (held.length === 0) return <>{t('operations.people.noRole')}</>;
  return (
    <ul className="plain-list">
      {held.map(({ role, scope }) => (
        <li key={`${role}/${scope}`}>
          {t(`shell.role.${role}`)}
          {scope !== '' && `, ${scope}`}
        </li>
      ))}
    </ul>
  );
}
