import { Heading } from '@navikt/ds-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { Statement } from '#console/features/payments/payments-data';
import { StatementTable } from '#console/features/payments/statement-table';
import { useLanguage } from '#console/i18n/texts';
import { DayField } from '#console/ui/day-field';
import { DownloadLink } from '#console/ui/download-link';
import { PageState } from '#console/ui/page-state';

interface StatementPartProps {
  readonly code: string;
  readonly from: string;
  readonly until: string;
  readonly onChange: (period: { readonly from: string; readonly until: string }) => void;
}

/** A payer's account in a period, at each issuer that has billed it; also as a file. */
export function StatementPart({ code, from, until, onChange }: StatementPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isPeriod = from <= until;
  const statements = useQuery({
    queryKey: ['payments', 'statement', code, from, until],
    placeholderData: keepPreviousData,
    enabled: isPeriod,
    queryFn: ({ signal }) => answer(api.GET('/api/payers/{code}/statement', { signal, params: { path: { code }, query: { from, until } } })),
  });
  const file = (format: 'xlsx' | 'csv') =>
    `/api/payers/${encodeURIComponent(code)}/statement/export?${new URLSearchParams({ from, until, format, language }).toString()}`;
  const choose = (period: { from: string; until: string }) => {
    if (period.from !== '' && period.until !== '') onChange(period);
  };
  return (
    <>
      <div className="filters">
        <DayField label={t('payments.statement.from')} value={from} onChange={(day) => choose({ from: day, until })} />
        <DayField label={t('payments.statement.until')} value={until} onChange={(day) => choose({ from, until: day })} />
      </div>
      {!isPeriod && <p role="alert">{t('payments.error.period')}</p>}
      {isPeriod && (
        <PageState query={statements} lines={8} isEmpty={({ statements: found }) => found.length === 0} empty={t('payments.statement.none')}>
          {({ statements: found }) => (
            <>
              <ul className="task-list">
                {(['csv', 'xlsx'] as const).map((format) => (
                  <li key={format}>
                    <DownloadLink href={file(format)} format={format.toUpperCase()}>
                      {t('payments.statement.download')}
                    </DownloadLink>
                  </li>
                ))}
              </ul>
              {found.map((statement) => (
                <AtIssuer key={`${statement.issuer} ${statement.currency}`} code={code} statement={statement} from={from} until={until} />
              ))}
            </>
          )}
        </PageState>
      )}
    </>
  );
}

interface AtIssuerProps {
  readonly code: string;
  readonly statement: Statement;
  readonly from: string;
  readonly until: string;
}

function AtIssuer({ code, statement, from, until }: AtIssuerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = new URLSearchParams({ issuer: statement.issuer, from, until, language }).toString();
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {statement.issuerName}
      </Heading>
      <StatementTable statement={statement} from={from} until={until} />
      <p>
        <DownloadLink href={`/api/payers/${encodeURIComponent(code)}/statement/pdf?${query}`} format="PDF">
          {t('payments.statement.pdf', { issuer: statement.issuerName })}
        </DownloadLink>
      </p>
    </section>
  );
}
