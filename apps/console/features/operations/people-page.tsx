import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { components } from '#console/api/generated/schema';
import { OperationsDesk } from '#console/features/operations/operations-desk';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { Empty, PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

type Person = components['schemas']['People']['items'][number];

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
  const { tekst } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (text: string | undefined) => void navigate({ search: { tekst: text }, replace: true });
  const people = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => answer(api.GET('/api/people', { signal })) });
  return (
    <>
      <FilterBar label={t('operations.people.filters')} isFiltered={tekst !== undefined} onClear={() => set(undefined)}>
        <FilterText label={t('operations.people.search')} value={tekst} onChange={set} />
      </FilterBar>
      <PageState query={people} lines={8}>
        {({ items }) => <Found people={items.filter((person) => isMeant(person, tekst))} />}
      </PageState>
    </>
  );
}

function Found({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation();
  if (people.length === 0) return <Empty>{t('operations.people.none')}</Empty>;
  return (
    <RowsTable
      caption={t('operations.people.title')}
      rows={people}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'name',
          head: t('operations.people.name'),
          cell: (row) => (
            <Link className="aksel-link" to="/drift/personer/$person" params={{ person: row.id }}>
              {row.label}
            </Link>
          ),
        },
        { id: 'email', head: t('operations.people.email'), cell: (row) => row.email },
        { id: 'roles', head: t('operations.people.roles'), cell: (row) => <RolesToday person={row} /> },
      ]}
    />
  );
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

function isMeant({ label, email, roles }: Person, text: string | undefined): boolean {
  const wanted = text?.toLowerCase() ?? '';
  return [label, email, ...roles.map(({ scope }) => scope)].some((candidate) => candidate.toLowerCase().includes(wanted));
}
