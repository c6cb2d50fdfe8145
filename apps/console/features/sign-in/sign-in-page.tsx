import { BodyLong, Button } from '@navikt/ds-react';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session';
import { signInAddress } from '#console/shell/addresses';
import { Page } from '#console/ui/page';

/** A page of its own rather than a redirect: whoever comes back to an ended session reads why, and chooses when to leave. */
export function SignInPage() {
  const { t } = useTranslation();
  const { tilbage } = useSearch({ from: '/log-ind' });
  const { data: session } = useSession();
  if (session) return <Navigate to="/" replace />;
  return (
    <Page title={t('signIn.title')} lead={tilbage === undefined ? t('signIn.lead') : t('signIn.ended')} narrow>
      <Button as="a" role="link" href={signInAddress(tilbage)}>
        {t('signIn.action')}
      </Button>
      <BodyLong className="aside-text">{t('signIn.help')}</BodyLong>
    </Page>
  );
}
