import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';
import { useOperations } from '#console/features/operations/operations-data';
import { SignedIn } from '#console/shell/signed-in';
import { Page } from '#console/ui/page';

interface OperationsDeskProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: (session: Session) => ReactNode;
}

/** What each page of operations has in common: administrators only, and the way to the others. */
export function OperationsDesk({ title, lead, children }: OperationsDeskProps) {
  return (
    <Page title={title} {...(lead === undefined ? {} : { lead })}>
      <SignedIn roles={['administrator']}>
        {(session) => (
          <>
            <Ways />
            {children(session)}
          </>
        )}
      </SignedIn>
    </Page>
  );
}

/** The mailbox is there only where the installation catches its mails itself. */
function Ways() {
  const { t } = useTranslation();
  const { data } = useOperations();
  return (
    <nav aria-label={t('operations.ways')}>
      <ul className="desk-ways">
        <li>
          <Link className="aksel-link" to="/drift" activeOptions={{ exact: true, includeSearch: false }}>
            {t('operations.state')}
          </Link>
        </li>
        <li>
          <Link className="aksel-link" to="/drift/personer" activeOptions={{ includeSearch: false }}>
            {t('operations.people.title')}
          </Link>
        </li>
        {data?.hasMailbox === true && (
          <li>
            <Link className="aksel-link" to="/drift/postkasse" activeOptions={{ includeSearch: false }}>
              {t('operations.mailbox.title')}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
