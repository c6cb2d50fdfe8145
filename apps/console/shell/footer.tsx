import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="shell-footer">
      <div className="shell-width shell-footer-row">
        <span>
          {t('shell.product')} · {t('shell.productDetail')}
        </span>
        <Link to="/was">{t('shell.accessibility')}</Link>
      </div>
    </footer>
  );
}
