import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#console/api/session';
import { followSessionLanguage } from '#console/i18n/texts';
import { Footer } from '#console/shell/footer';
import { Header } from '#console/shell/header';
import { keepFocus } from '#console/shell/keep-focus';
import { SessionEnding } from '#console/shell/session-ending';
import { UnreachableBanner } from '#console/shell/unreachable-banner';

/** What stands around every page, signed in or not. */
export function AppShell() {
  const { t } = useTranslation();
  const { data: session, dataUpdatedAt } = useSession();
  const language = session?.language;

  useEffect(() => {
    if (language !== undefined) void followSessionLanguage(language);
  }, [language]);

  useEffect(keepFocus, []);

  return (
    <div className="shell">
      <a className="skip-link" href="#indhold">
        {t('shell.skipToContent')}
      </a>
      <Header session={session ?? null} />
      <UnreachableBanner />
      <main id="indhold" className="shell-main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      {session && <SessionEnding session={session} receivedAt={dataUpdatedAt} />}
    </div>
  );
}
