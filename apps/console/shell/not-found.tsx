import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '#console/ui/page';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.notFound.title')} lead={t('shell.notFound.text')} narrow>
      <Link className="aksel-link" to="/">
        {t('shell.notFound.back')}
      </Link>
    </Page>
  );
}
