import { Heading, Table } from '@navikt/ds-react';
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
          onChange={(day) => void navigate({ search: (before: AuditSearch) => ({ ...before, dag: day || undefined }), replace: true })}
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
  return (
    <section className="part">
      <Heading level="2" size="small" id="known" spacing>
        {t('audit.asOf.known')}
      </Heading>
      <div className="table-frame" tabIndex={0} role="region" aria-labelledby="known">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('audit.asOf.programme')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('audit.asOf.budget')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('audit.asOf.actual')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('audit.asOf.agreement')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('audit.asOf.key')}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {years.map((row) => (
              <Table.Row key={`${row.programme}/${row.year}`}>
                <Table.HeaderCell scope="row">
                  {row.programme} {row.year}
                </Table.HeaderCell>
                <Table.DataCell>
                  {row.budget ? (
                    <Fact amount={row.budget.amount} currency={row.currency} recordedOn={row.budget.recordedOn} source={row.budget.source}>
                      {budgetStatus[row.budget.status]}
                    </Fact>
                  ) : (
                    t('audit.asOf.none')
                  )}
                </Table.DataCell>
                <Table.DataCell>
                  {row.actualCost ? (
                    <Fact
                      amount={row.actualCost.amount}
                      currency={row.currency}
                      recordedOn={row.actualCost.recordedOn}
                      source={row.actualCost.source}
                    >
                      {row.actualCost.audited ? t('audit.asOf.audited') : t('audit.asOf.unaudited')}
                    </Fact>
                  ) : (
                    t('audit.asOf.none')
                  )}
                </Table.DataCell>
                <Table.DataCell>{row.agreement ? row.agreement.document : t('audit.asOf.none')}</Table.DataCell>
                <Table.DataCell>
                  {row.key ? t('audit.asOf.keyVersion', { key: row.key.key, version: row.key.version }) : t('audit.asOf.none')}
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
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
      <Heading level="2" size="small" id="issued" spacing>
        {t('audit.asOf.issued')}
      </Heading>
      <div className="table-frame" tabIndex={0} role="region" aria-labelledby="issued">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('audit.asOf.series')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('audit.asOf.numbers')}</Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t('audit.asOf.invoices')}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t('audit.asOf.creditNotes')}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t('audit.asOf.net')}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t('audit.asOf.total')}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {issued.map((row) => (
              <Table.Row key={`${row.series}/${row.currency}`}>
                <Table.HeaderCell scope="row">{row.series}</Table.HeaderCell>
                <Table.DataCell>
                  {row.firstNumber} – {row.lastNumber}
                </Table.DataCell>
                <Table.DataCell align="right">{row.invoices}</Table.DataCell>
                <Table.DataCell align="right">{row.creditNotes}</Table.DataCell>
                <Table.DataCell align="right">
                  <Amount value={row.net} currency={row.currency} />
                </Table.DataCell>
                <Table.DataCell align="right">
                  <Amount value={row.total} currency={row.currency} />
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </section>
  );
}
