import { Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { answer, api } from '#console/api/client';
import type { AuditSearch } from '#console/features/audit/audit-route';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DayField } from '#console/ui/day-field';
import { LocalDate } from '#console/ui/local-date';
import { PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

const route = getRouteApi('/revision');

function useAsOf(on: string | undefined) {
  return useQuery({
    queryKey: ['as-of', on],
    queryFn: ({ signal }) => answer(api.GET('/api/audit/as-of', { signal, params: { query: { on: on ?? '' } } })),
    enabled: on !== undefined,
  });
}

/** The figures that counted at the end of a day, and what had been issued by then. */
export function AsOfPart({ search }: { readonly search: AuditSearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const asOf = useAsOf(search.dag);
  return (
    <>
      <div className="filters">
        <DayField
          label={t('audit.asOf.day')}
          description={t('audit.asOf.help')}
          value={search.dag ?? ''}
          onChange={(day) =>
            void navigate({ resetScroll: false, search: (before: AuditSearch) => ({ ...before, dag: day || undefined }), replace: true })
          }
        />
      </div>
      {search.dag !== undefined && (
        <PageState query={asOf} isEmpty={(data) => data.years.length === 0 && data.issued.length === 0} empty={t('audit.asOf.nothing')}>
          {(data) => (
            <>
              <KnownYears years={data.years} />
              <IssuedByThen issued={data.issued} />
            </>
          )}
        </PageState>
      )}
    </>
  );
}

type AsOf = NonNullable<ReturnType<typeof useAsOf>['data']>;

function KnownYears({ years }: { readonly years: AsOf['years'] }) {
  const { t } = useTranslation();
  const { budgetStatus } = REASON_TEXTS[useLanguage()];
  const none = t('audit.asOf.none');
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('audit.asOf.known')}
      </Heading>
      <RowsTable
        caption={t('audit.asOf.known')}
        columns={[
          { id: 'year', head: t('audit.asOf.programme'), cell: ({ programme, year }) => `${programme} ${year}` },
          {
            id: 'budget',
            head: t('audit.asOf.budget'),
            cell: ({ budget, currency }) =>
              budget ? (
                <Fact {...budget} currency={currency}>
                  {budgetStatus[budget.status]}
                </Fact>
              ) : (
                none
              ),
          },
          {
            id: 'actual',
            head: t('audit.asOf.actual'),
            cell: ({ actualCost, currency }) =>
              actualCost ? (
                <Fact {...actualCost} currency={currency}>
                  {actualCost.audited ? t('audit.asOf.audited') : t('audit.asOf.unaudited')}
                </Fact>
              ) : (
                none
              ),
          },
          { id: 'agreement', head: t('audit.asOf.agreement'), cell: ({ agreement }) => agreement?.document ?? none },
          {
            id: 'key',
            head: t('audit.asOf.key'),
            cell: ({ key }) => (key ? t('audit.asOf.keyVersion', { key: key.key, version: key.version }) : none),
          },
        ]}
        rows={years}
        rowKey={({ programme, year }) => `${programme}/${year}`}
      />
    </section>
  );
}

interface FactProps {
  readonly amount: string;
  readonly currency: 'DKK' | 'NOK';
  readonly recordedOn: string;
  readonly source: string;
  readonly children: string;
}

function Fact({ amount, currency, recordedOn, source, children }: FactProps) {
  const { t } = useTranslation();
  return (
    <>
      <Amount value={amount} currency={currency} />
      <br />
      {children}
      <br />
      <span className="aside-text">
        {t('audit.asOf.recorded')} <LocalDate value={recordedOn} />, {source}
      </span>
    </>
  );
}

function IssuedByThen({ issued }: { readonly issued: AsOf['issued'] }) {
  const { t } = useTranslation();
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('audit.asOf.issued')}
      </Heading>
      <RowsTable
        caption={t('audit.asOf.issued')}
        columns={[
          { id: 'series', head: t('audit.asOf.series'), cell: (row) => row.series },
          { id: 'numbers', head: t('audit.asOf.numbers'), cell: (row) => `${row.firstNumber} – ${row.lastNumber}` },
          { id: 'invoices', head: t('audit.asOf.invoices'), isNumber: true, cell: (row) => row.invoices },
          { id: 'creditNotes', head: t('audit.asOf.creditNotes'), isNumber: true, cell: (row) => row.creditNotes },
          { id: 'net', head: t('audit.asOf.net'), isNumber: true, cell: (row) => <Amount value={row.net} currency={row.currency} /> },
          { id: 'total', head: t('audit.asOf.total'), isNumber: true, cell: (row) => <Amount value={row.total} currency={row.currency} /> },
        ]}
        rows={issued}
        rowKey={(row) => `${row.series}/${row.currency}`}
      />
    </section>
  );
}
