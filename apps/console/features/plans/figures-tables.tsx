import { useTranslation } from 'react-i18next';
import { BudgetStatusTag } from '#console/features/plans/budget-status-tag';
import type { Programme } from '#console/features/plans/plan-data';
import { SourceText } from '#console/features/plans/source-text';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

/** Every version of every year's budget, the newest first. */
export function BudgetsTable({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('plans.budgets.title')}
      rows={programme.budgets}
      rowKey={(row) => `${row.year}/${row.version}`}
      columns={[
        { id: 'year', head: t('plans.year'), cell: (row) => t('plans.yearVersion', { year: row.year, version: row.version }) },
        { id: 'amount', head: t('plans.budget'), isNumber: true, cell: (row) => <Amount value={row.amount} currency={programme.currency} /> },
        { id: 'status', head: t('plans.status'), cell: (row) => <BudgetStatusTag status={row.status} /> },
        { id: 'recordedOn', head: t('plans.recordedOn'), cell: (row) => <LocalDate value={row.recordedOn} /> },
        { id: 'source', head: t('plans.source'), cell: (row) => <SourceText source={row.source} file={row.file} /> },
      ]}
    />
  );
}

/** What each year cost, every version; whether it is audited, and the accounts it rests on. */
export function ActualCostsTable({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('plans.costs.title')}
      rows={programme.actualCosts}
      rowKey={(row) => `${row.year}/${row.version}`}
      columns={[
        { id: 'year', head: t('plans.year'), cell: (row) => t('plans.yearVersion', { year: row.year, version: row.version }) },
        { id: 'amount', head: t('plans.costs.amount'), isNumber: true, cell: (row) => <Amount value={row.amount} currency={programme.currency} /> },
        {
          id: 'audited',
          head: t('plans.status'),
          cell: (row) => (
            <StateTag tone={row.audited ? 'done' : 'quiet'}>{row.audited ? t('plans.costs.audited') : t('plans.costs.unaudited')}</StateTag>
          ),
        },
        {
          id: 'accounts',
          head: t('plans.costs.accounts'),
          cell: (row) =>
            row.accounts === null ? (
              t('plans.costs.noAccounts')
            ) : (
              <SourceText source={row.accountsFile === null ? row.accounts : null} file={row.accountsFile} />
            ),
        },
        { id: 'recordedOn', head: t('plans.recordedOn'), cell: (row) => <LocalDate value={row.recordedOn} /> },
        { id: 'source', head: t('plans.source'), cell: (row) => <SourceText source={row.source} file={row.file} /> },
      ]}
    />
  );
}
