import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasRole } from '#console/api/session';
import { BudgetStatusTag } from '#console/features/plans/budget-status-tag';
import { useProgrammes, type Programme } from '#console/features/plans/plan-data';
import { SignedIn } from '#console/shell/signed-in';
import { Amount } from '#console/ui/amount';
import type { Columns } from '#console/ui/table-rows';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

/** The programmes whose cost is shared, each with its newest budget and agreement. */
export function PlansPage() {
  const { t } = useTranslation();
  const programmes = useProgrammes();
  return (
    <Page title={t('plans.title')} lead={t('plans.lead')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator', 'payer']}>
        {(session) => (
          <>
            {hasRole(session, ['officer', 'approver', 'auditor', 'administrator']) && (
              <p className="actions part-notice">
                <Link className="aksel-link" to="/planer/kalender" search={{ vis: 'kommende' }}>
                  {t('plans.toCalendar')}
                </Link>
                <Link className="aksel-link" to="/planer/filer">
                  {t('plans.toFiles')}
                </Link>
              </p>
            )}
            <PageState query={programmes} isEmpty={(data) => data.items.length === 0} empty={t('plans.none')}>
              {(data) => <Programmes programmes={data.items} />}
            </PageState>
          </>
        )}
      </SignedIn>
    </Page>
  );
}

function Programmes({ programmes }: { readonly programmes: readonly Programme[] }) {
  const { t } = useTranslation();
  const columns: Columns<Programme> = [
    {
      id: 'name',
      head: t('plans.programme'),
      cell: (row) => (
        <Link className="aksel-link" to="/planer/$programme" params={{ programme: row.code }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'year', head: t('plans.newestYear'), cell: ({ budgets: [newest] }) => newest?.year ?? '–' },
    {
      id: 'amount',
      head: t('plans.budget'),
      isNumber: true,
      cell: ({ budgets: [newest], currency }) => (newest ? <Amount value={newest.amount} currency={currency} /> : '–'),
    },
    { id: 'status', head: t('plans.status'), cell: ({ budgets: [newest] }) => newest && <BudgetStatusTag status={newest.status} /> },
    {
      id: 'agreement',
      head: t('plans.agreement'),
      cell: ({ agreements: [newest] }) => (newest ? t('plans.fromYear', { year: newest.fromYear }) : '–'),
    },
  ];
  return <RowsTable caption={t('plans.title')} columns={columns} rows={programmes} rowKey={(row) => row.code} />;
}
