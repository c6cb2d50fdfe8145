import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCount } from '#glossary/format';
import { FILES_PAGE_SIZE, useImportedFiles, type ImportedFile } from '#console/features/plans/plan-data';
import { toFileSort, type FilesSearch } from '#console/features/plans/plans-route';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import { Instant } from '#console/ui/instant';
import { Page } from '#console/ui/page';
import type { Columns } from '#console/ui/table-rows';

const KINDS = [
  'budgets',
  'actual-costs',
  'late-rates',
  'attachment',
  'agreements',
  'keys',
  'arrangements',
  'programmes',
  'payers',
  'issuers',
  'logos',
  'people',
  'printed-budget-totals',
  'printed-payment-plan',
] as const;

const route = getRouteApi('/planer/filer');

/** Every file that was imported, unchanged, with who brought it and when. */
export function FilesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('plans.files.title')} lead={t('plans.files.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>{() => <Files />}</SignedIn>
    </Page>
  );
}

function Files() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<FilesSearch>) =>
    void navigate({ search: (before: FilesSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  return (
    <>
      <FilterBar
        label={t('plans.files.filters')}
        isFiltered={search.tekst !== undefined || search.art !== undefined}
        onClear={() => set({ tekst: undefined, art: undefined })}
      >
        <FilterText label={t('plans.files.search')} value={search.tekst} onChange={(tekst) => set({ tekst })} />
        <FilterSelect
          label={t('plans.files.kind')}
          value={search.art}
          options={KINDS.map((kind) => ({ value: kind, label: t(`plans.files.kinds.${kind}`) }))}
          onChange={(art) => set({ art })}
        />
      </FilterBar>
      <DataTable
        caption={t('plans.files.title')}
        columns={useColumns()}
        query={useImportedFiles(search)}
        rowKey={(row) => `${row.sha256} ${row.kind}`}
        sort={search.sortering}
        onSort={(sort) => set({ sortering: toFileSort(sort) })}
        paging={{ page: search.side, cursor: search.fra, size: FILES_PAGE_SIZE, onChange: ({ page, cursor }) => set({ side: page, fra: cursor }) }}
        empty={t('plans.files.none')}
      />
    </>
  );
}

function useColumns(): Columns<ImportedFile> {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    {
      id: 'name',
      head: t('plans.files.name'),
      sortBy: 'name',
      cell: (row) => (
        <a className="aksel-link" href={`/api/imported-files/${row.sha256}`} download>
          {t('plans.fetchFile', { name: row.name })}
        </a>
      ),
    },
    { id: 'kind', head: t('plans.files.kind'), sortBy: 'kind', cell: (row) => <KindWord kind={row.kind} /> },
    { id: 'at', head: t('plans.files.at'), sortBy: 'at', cell: (row) => <Instant value={row.importedAt} /> },
    { id: 'by', head: t('plans.files.by'), cell: (row) => row.importedBy },
    { id: 'bytes', head: t('plans.files.bytes'), isNumber: true, cell: (row) => formatCount(BigInt(row.bytes), language) },
    { id: 'sha256', head: t('plans.files.fingerprint'), cell: (row) => <code title={row.sha256}>{row.sha256.slice(0, 16)}…</code> },
  ];
}

/** What a file holds; a kind that we have no word for is shown as the record has it. */
function KindWord({ kind }: { readonly kind: string }) {
  const { t } = useTranslation();
  const known = KINDS.find((candidate) => candidate === kind);
  return <>{known === undefined ? kind : t(`plans.files.kinds.${known}`)}</>;
}
