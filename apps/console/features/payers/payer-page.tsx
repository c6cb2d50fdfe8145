import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerWithVersion, api } from '#console/api/client';
import { hasRole } from '#console/api/session';
import { KindWord } from '#console/features/payers/payers-page';
import type { Payer } from '#console/features/payers/payer-data';
import { PayerHistory } from '#console/features/payers/payer-history';
import { OpenChange } from '#console/features/payers/open-change';
import { ProposeChange } from '#console/features/payers/propose-change';
import { SignedIn } from '#console/shell/signed-in';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

const route = getRouteApi('/betalere/$code');

/** One payer: what stands on its documents, what waits to be changed, and how it became what it is. */
export function PayerPage() {
  const { t } = useTranslation();
  const { code } = route.useParams();
  const payer = useQuery({
    queryKey: ['payer', code, 'with-version'],
    queryFn: ({ signal }) => answerWithVersion(api.GET('/api/payers/{code}', { signal, params: { path: { code } } })),
  });
  return (
    <Page title={payer.data?.data.details.name ?? t('payers.payer')}>
      <SignedIn roles={['officer', 'approver', 'auditor', 'administrator']}>
        {(session) => (
          <PageState query={payer} lines={10}>
            {({ data, etag }) => (
              <>
                <Details payer={data} />
                {hasRole(session, ['officer', 'approver', 'auditor']) && (
                  <p className="part">
                    <Link className="aksel-link" to="/kontoudtog/$code" params={{ code }}>
                      {t('payers.statement')}
                    </Link>
                  </p>
                )}
                <section className="part" aria-labelledby="change">
                  <Heading level="2" size="small" id="change" spacing>
                    {t('payers.change.title')}
                  </Heading>
                  <BodyLong spacing>{t('payers.change.explain')}</BodyLong>
                  {data.openChanges.map((change) => (
                    <OpenChange
                      key={change.id}
                      etag={etag}
                      change={change}
                      current={data.details}
                      mayApprove={hasRole(session, ['officer', 'approver'])}
                    />
                  ))}
                  {hasRole(session, ['officer', 'approver']) ? (
                    <ProposeChange payer={data} etag={etag} key={data.version} />
                  ) : (
                    <ExplainedUnavailable label={t('payers.change.propose')} because={t('payers.change.notYours')} />
                  )}
                </section>
                <PayerHistory payer={data} />
              </>
            )}
          </PageState>
        )}
      </SignedIn>
    </Page>
  );
}

function Details({ payer }: { readonly payer: Payer }) {
  const { t } = useTranslation();
  const { details } = payer;
  const place = [details.street, [details.postcode, details.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <KeyValueList
      items={[
        { label: t('payers.code'), value: payer.code },
        { label: t('payers.kind'), value: <KindWord kind={payer.kind} /> },
        { label: t('payers.cvr'), value: details.cvr },
        { label: t('payers.ean'), value: details.ean ?? t('payers.notGiven') },
        { label: t('payers.address'), value: place === '' ? t('payers.notGiven') : place },
        { label: t('payers.email'), value: details.email ?? t('payers.noEmail') },
        { label: t('payers.language'), value: t(`payers.languages.${details.language}`) },
        {
          label: t('payers.valid'),
          value: (
            <>
              {t('payers.from')} <LocalDate value={payer.validFrom} />
              {payer.validUntil !== null && (
                <>
                  {' '}
                  {t('payers.until')} <LocalDate value={payer.validUntil} />
                </>
              )}
            </>
          ),
        },
        ...(payer.successor === null ? [] : [{ label: t('payers.successor'), value: <PayerLink code={payer.successor} /> }]),
        ...payer.predecessors.map((code) => ({ label: t('payers.predecessor'), value: <PayerLink code={code} /> })),
      ]}
    />
  );
}

function PayerLink({ code }: { readonly code: string }) {
  return (
    <Link className="aksel-link" to="/betalere/$code" params={{ code }}>
      {code}
    </Link>
  );
}
