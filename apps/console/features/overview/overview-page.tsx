import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { SignedIn } from '#console/shell/signed-in';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { Page } from '#console/ui/page';
import { RoleList } from '#console/ui/role-list';

/** What waits for me; so far, who I am here. */
export function OverviewPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('overview.title')}>
      <SignedIn>
        {(session) => (
          <section aria-labelledby="you">
            <Heading level="2" size="small" id="you" spacing>
              {t('overview.you')}
            </Heading>
            <KeyValueList
              items={[
                { label: t('overview.name'), value: session.label },
                { label: t('overview.roles'), value: session.roles.length > 0 ? <RoleList roles={session.roles} /> : t('shell.noRoles') },
                { label: t('overview.signedInUntil'), value: <Instant value={session.expiresAt} /> },
              ]}
            />
          </section>
        )}
      </SignedIn>
    </Page>
  );
}
