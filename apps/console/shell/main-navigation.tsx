import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';
import { navigationOf } from '#console/shell/navigation';

/** The overview is above every page, and is the current one only itself. */
const EXACT: readonly string[] = ['/'];

/** Wraps on narrow screens instead of hiding behind a button: everything stays one tab away. */
export function MainNavigation({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('shell.mainNavigation')} className="shell-nav">
      <ul className="shell-width shell-nav-list">
        {navigationOf(session).map(({ to, text }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: EXACT.includes(to), includeSearch: false }} className="shell-nav-link">
              {t(text)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
