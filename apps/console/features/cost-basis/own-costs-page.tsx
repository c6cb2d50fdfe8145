import { Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { useOwnCostBases } from '#console/features/cost-basis/cost-basis-data';
import { OwnNotice } from '#console/features/cost-basis/own-notice';
import { useLanguage } from '#console/i18n/texts';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';

/** What the national solutions cost a payer's organisation next year against this year, and why. */
export function OwnCostsPage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('costBasis.own.title')}
      lead={
        <>
          {t('costBasis.own.lead')}{' '}
          <Link className="aksel-link" to="/mine">
            {t('costBasis.own.back')}
          </Link>
        </>
      }
    >
      <SignedIn roles={['payer']}>{() => <Notices />}</SignedIn>
    </Page>
  );
}

function Notices() {
  const { t } = useTranslation();
  const language = useLanguage();
  const own = useOwnCostBases();
  return (
    <PageState query={own} isEmpty={({ items }) => items.length === 0} empty={t('costBasis.own.none')} lines={8}>
      {({ items }) => {
        const [newest, ...earlier] = [...items].sort(
          (one, other) => other.year - one.year || (one.on < other.on ? 1 : -1) || other.number - one.number,
        );
        return (
          <>
            {newest && <OwnNotice notice={newest} />}
            {earlier.length > 0 && (
              <Heading level="2" size="medium" className="part" spacing>
                {t('costBasis.own.earlier')}
              </Heading>
            )}
            {earlier.map((notice) => (
              <details key={`${notice.basis} ${notice.number} ${notice.stage}`} className="explanation">
                <summary>
                  {t('costBasis.versionTitle', { year: notice.year, number: notice.number })}.{' '}
                  {t(`costBasis.own.stage.${notice.stage}`, { date: formatDate(notice.on, language) })}
                </summary>
                <OwnNotice notice={notice} />
              </details>
            ))}
          </>
        );
      }}
    </PageState>
  );
}
