import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { documentTexts } from '#glossary/document-texts';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { answer, api } from '#console/api/client';
import { given } from '#console/api/given';
import type { DocumentItem } from '#console/features/documents/document-data';
import { MAIL_STATES, toSort, type DocumentsSearch } from '#console/features/documents/documents-route';
import { MailStateTag } from '#console/ui/mail-state-tag';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import type { Column } from '#console/ui/table-rows';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';

const KINDS = ['invoice', 'credit-note', 'internal'] as const;
const PAGE_SIZE = 50;
const route = getRouteApi('/dokumenter');

/** Every issued document that the person may see. */
export function DocumentsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('documents.title')} lead={t('documents.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'payer']}>{() => <Documents />}</SignedIn>
    </Page>
  );
}

function Documents() {
  const { t } = useTranslation();
  const language = useLanguage();
  const texts = documentTexts(language);
  const mailWords = REASON_TEXTS[language].deliveryState;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<DocumentsSearch>) =>
    void navigate({ search: (before: DocumentsSearch) => ({ ...before, side: 1, fra: undefined, ...change }), replace: true });
  const { tekst, art, aar, mail, sortering, fra } = search;
  const documents = useQuery({
    queryKey: ['documents', search],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/documents', {
          signal,
          params: { query: given({ search: tekst, kind: art, year: aar, mailState: mail, sort: sortering, cursor: fra, limit: PAGE_SIZE }) },
        }),
      ),
  });
  return (
    <>
      <FilterBar
        label={t('documents.filters')}
        isFiltered={tekst !== undefined || art !== undefined || aar !== undefined || mail !== undefined}
        onClear={() => set({ tekst: undefined, art: undefined, aar: undefined, mail: undefined })}
      >
        <FilterText label={t('documents.search')} value={tekst} onChange={(value) => set({ tekst: value })} />
        <FilterSelect
          label={t('documents.kind')}
          value={art}
          options={KINDS.map((kind) => ({ value: kind, label: texts.title[kind] }))}
          onChange={(value) => set({ art: KINDS.find((kind) => kind === value) })}
        />
        <FilterSelect
          label={t('documents.mail')}
          value={mail}
          options={MAIL_STATES.map((state) => ({ value: state, label: state === 'no-address' ? t('documents.noAddress') : mailWords[state] }))}
          onChange={(value) => set({ mail: MAIL_STATES.find((state) => state === value) })}
        />
        <FilterText
          label={t('documents.year')}
          value={aar === undefined ? undefined : String(aar)}
          onChange={(value) => set({ aar: value !== undefined && /^\d{4}$/.test(value) ? Number(value) : undefined })}
        />
      </FilterBar>
      <DataTable
        caption={t('documents.title')}
        columns={useColumns()}
        query={documents}
        rowKey={(row) => row.number}
        sort={sortering}
        onSort={(sort) => set({ sortering: toSort(sort) })}
        paging={{ page: search.side, cursor: fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => set({ side: page, fra: cursor }) }}
        empty={t('documents.none')}
      />
    </>
  );
}

function useColumns(): readonly [Column<DocumentItem>, ...Column<DocumentItem>[]] {
  const { t } = useTranslation();
  const texts = documentTexts(useLanguage());
  return [
    {
      id: 'number',
      head: t('documents.number'),
      sortBy: 'number',
      cell: (row) => (
        <Link className="aksel-link" to="/faktura/$number" params={{ number: row.number }}>
          {row.number}
        </Link>
      ),
    },
    { id: 'kind', head: t('documents.kind'), cell: (row) => texts.title[row.kind] },
    { id: 'date', head: texts.issuedOn, sortBy: 'date', cell: (row) => <LocalDate value={row.issuedOn} /> },
    { id: 'payer', head: t('documents.payer'), sortBy: 'payer', cell: (row) => row.payerName },
    { id: 'total', head: t('documents.total'), sortBy: 'total', isNumber: true, cell: (row) => <Amount value={row.total} currency={row.currency} /> },
    { id: 'mail', head: t('documents.mail'), cell: (row) => row.mailState && <MailStateTag state={row.mailState} /> },
  ];
}
