import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '#console/ui/page';

export function Forbidden() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.forbidden.title')} lead={t('shell.forbidden.text')} narrow>
      <Link className="aksel-link" to="/">
        {t('shell.forbidden.back')}
      </Link>
    </Page>
  );
}
