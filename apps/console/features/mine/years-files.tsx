import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#console/i18n/texts';
import { DownloadLink } from '#console/ui/download-link';

/** The page's figures as a file, for those who make next year's budget. */
export function YearsFiles({ payer }: { readonly payer: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const address = (format: 'xlsx' | 'csv') => `/api/mine/years/export?${new URLSearchParams({ payer, format, language }).toString()}`;
  return (
    <section className="part" aria-labelledby="files">
      <Heading level="2" size="small" id="files" spacing>
        {t('mine.files.title')}
      </Heading>
      <BodyLong spacing>{t('mine.files.explain')}</BodyLong>
      <ul className="task-list">
        <li>
          <DownloadLink href={address('xlsx')} format="XLSX">
            {t('mine.files.download')}
          </DownloadLink>
        </li>
        <li>
          <DownloadLink href={address('csv')} format="CSV">
            {t('mine.files.download')}
          </DownloadLink>
        </li>
      </ul>
    </section>
  );
}
