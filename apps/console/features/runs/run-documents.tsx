import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { MailStateText } from '#console/features/runs/mail-state-text';
import type { RunListProps } from '#console/features/runs/run-payers';
import { placeOf, useRunDocuments } from '#console/features/runs/run-queries';
import { RUN_SEARCH } from '#console/features/runs/runs-search';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import { LocalDate } from '#console/ui/local-date';
import { Empty } from '#console/ui/page-state';
import { pagingOf } from '#console/features/runs/paging-of';

/** The numbered documents of a run; before it is issued there are none. */
export function RunDocuments({ run, search, onChange }: RunListProps) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()];
  const sort = search.dokumentsort ?? 'number';
  const documents = useRunDocuments(placeOf(run), { sort, ...(search.fra !== undefined && { cursor: search.fra }) });
  if (run.issuedOn === null) return <Empty>{t('runs.documents.notIssued')}</Empty>;
  return (
    <DataTable
      caption={t('runs.documents.caption')}
      query={documents}
      rowKey={(row) => row.number}
      sort={sort}
      onSort={(next) => onChange({ dokumentsort: RUN_SEARCH.shape.dokumentsort.parse(next) })}
      paging={pagingOf(search, onChange)}
      columns={[
        {
          id: 'number',
          head: t('runs.documents.number'),
          sortBy: 'number',
          cell: (row) => <a href={`/faktura/${row.number}`}>{row.number}</a>,
        },
        { id: 'kind', head: t('runs.documents.kind'), cell: (row) => words.documentKind[row.kind] },
        { id: 'payer', head: t('runs.documents.payer'), sortBy: 'payer', cell: (row) => `${row.payerName} (${row.payer})` },
        { id: 'due', head: t('runs.documents.due'), cell: (row) => (row.dueOn === null ? '–' : <LocalDate value={row.dueOn} />) },
        {
          id: 'total',
          head: t('runs.documents.total'),
          sortBy: 'total',
          isNumber: true,
          cell: (row) => <Amount value={row.total} currency={row.currency} />,
        },
        { id: 'mail', head: t('runs.documents.mail'), cell: (row) => <MailStateText state={row.mailState} /> },
      ]}
    />
  );
}
