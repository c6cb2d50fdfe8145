import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '#console/api/session';
import { LanguageSwitch } from '#console/shell/language-switch';
import { MainNavigation } from '#console/shell/main-navigation';
import { PersonMenu } from '#console/shell/person-menu';

export function Header({ session }: { readonly session: Session | null }) {
  const { t } = useTranslation();
  return (
    <header className="shell-header">
      <div className="shell-bar">
        <div className="shell-width shell-bar-row">
          <Link to="/" className="brand">
            <BrandMark />
            <span className="brand-name">{t('shell.product')}</span>
            <span className="brand-detail">{t('shell.productDetail')}</span>
          </Link>
          <div className="shell-tools">
            <LanguageSwitch />
            {session && <PersonMenu session={session} />}
          </div>
        </div>
      </div>
      {session && <MainNavigation session={session} />}
    </header>
  );
}

/** The letter A with its foot on the line of an account. */
function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden focusable="false">
      <path d="M6 23 13 7h3l7 16M9.4 18h10.4" />
      <circle cx="27" cy="21.4" r="1.9" />
      <path d="M4 28h25" className="brand-line" />
    </svg>
  );
}
