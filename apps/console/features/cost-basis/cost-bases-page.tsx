import { BodyLong, Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCostBases, type CostBasis } from '#console/features/cost-basis/cost-basis-data';
import { VersionStateTag } from '#console/features/cost-basis/version-state-tag';
import { VersionWay } from '#console/features/cost-basis/version-way';
import { SignedIn } from '#console/shell/signed-in';
import { LocalDate } from '#console/ui/local-date';
import { Page } from '#console/ui/page';
import { Empty, PageState } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

/** Every year's cost basis with its versions, and how far the newest has come. */
export function CostBasesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('costBasis.title')} lead={t('costBasis.lead')}>
      <SignedIn roles={['preparer', 'secretariat', 'member', 'auditor']}>{() => <Bases />}</SignedIn>
    </Page>
  );
}

function Bases() {
  const { t } = useTranslation();
  const bases = useCostBases();
  return (
    <>
      {bases.data?.mayDraft === true && (
        <Link className="aksel-link" to="/tallgrunnlag/hent-inn">
          {t('costBasis.draft.start')}
        </Link>
      )}
      <PageState query={bases} isEmpty={({ items }) => items.length === 0} empty={t('costBasis.none')} lines={8}>
        {({ items }) => items.map((basis) => <Basis key={basis.code} basis={basis} />)}
      </PageState>
    </>
  );
}

function Basis({ basis }: { readonly basis: CostBasis }) {
  const { t } = useTranslation();
  const headingId = `basis-${basis.code}`;
  const [newest] = basis.versions;
  return (
    <section className="part" aria-labelledby={headingId}>
      <Heading level="2" size="medium" id={headingId}>
        {t('costBasis.ofYear', { year: basis.year })}
      </Heading>
      <BodyLong spacing>{t('costBasis.billedBy', { issuer: basis.issuerName })}</BodyLong>
      {newest === undefined ? <Empty>{t('costBasis.noVersions')}</Empty> : <Versions basis={basis} />}
      {newest !== undefined && (
        <>
          <Heading level="3" size="small" className="part" spacing>
            {t('costBasis.version', { number: newest.number })}
          </Heading>
          <VersionWay state={newest.state} moves={newest.moves} />
        </>
      )}
    </section>
  );
}

function Versions({ basis }: { readonly basis: CostBasis }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('costBasis.versions', { year: basis.year })}
      rows={basis.versions}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          id: 'version',
          head: t('costBasis.column.version'),
          cell: ({ number }) => (
            <Link className="aksel-link" to="/tallgrunnlag/$basis/$number" params={{ basis: basis.code, number: String(number) }}>
              {t('costBasis.version', { number })}
            </Link>
          ),
        },
        { id: 'title', head: t('costBasis.column.title'), cell: ({ title }) => title },
        { id: 'state', head: t('costBasis.column.state'), cell: ({ state }) => <VersionStateTag state={state} /> },
        { id: 'sentOut', head: t('costBasis.column.sentOut'), cell: ({ sentOutOn }) => (sentOutOn === null ? '–' : <LocalDate value={sentOutOn} />) },
        {
          id: 'until',
          head: t('costBasis.column.remarksUntil'),
          cell: ({ remarksUntil }) => (remarksUntil === null ? '–' : <LocalDate value={remarksUntil} />),
        },
        { id: 'meeting', head: t('costBasis.column.meeting'), cell: ({ meeting }) => meeting ?? '–' },
      ]}
    />
  );
}
