import { Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { hasRole } from '#console/api/session';
import { OwnInvoices } from '#console/features/overview/own-invoices';
import { TaskList } from '#console/features/overview/task-list';
import { TroubleList } from '#console/features/overview/trouble-list';
import { UpcomingList } from '#console/features/overview/upcoming-list';
import { SignedIn } from '#console/shell/signed-in';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { Page } from '#console/ui/page';
import { PageState } from '#console/ui/page-state';
import { RoleList } from '#console/ui/role-list';

/** What waits for me, what went wrong, what is due next, and who I am here. */
export function OverviewPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('overview.title')}>
      <SignedIn>
        {(session) => (
          <>
            <Situation />
            {hasRole(session, ['payer']) && <OwnInvoices />}
            <section className="part" aria-labelledby="you">
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
          </>
        )}
      </SignedIn>
    </Page>
  );
}

function Situation() {
  const overview = useQuery({ queryKey: ['overview'], queryFn: ({ signal }) => answer(api.GET('/api/overview', { signal })) });
  return (
    <PageState query={overview} lines={6}>
      {({ tasks, troubles, upcoming }) => (
        <>
          <TaskList tasks={tasks} />
          {troubles.length > 0 && <TroubleList troubles={troubles} />}
          {upcoming.length > 0 && <UpcomingList upcoming={upcoming} />}
        </>
      )}
    </PageState>
  );
}
