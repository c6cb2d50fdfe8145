import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { DownloadLink } from '#console/ui/download-link';

/** A version as files: every figure for a spreadsheet, and the report as PDF. */
export function FilesPart({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = `/api/cost-bases/${encodeURIComponent(version.basis)}/versions/${version.number}`;
  return (
    <>
      <BodyLong spacing>{t('costBasis.files.text')}</BodyLong>
      <ul className="plain-list stack">
        {(['xlsx', 'csv'] as const).map((format) => (
          <li key={format}>
            <DownloadLink href={`${at}/figures?format=${format}&language=${language}`} format={format.toUpperCase()}>
              {t('costBasis.files.figures')}
            </DownloadLink>
          </li>
        ))}
        <li>
          <DownloadLink href={`${at}/report?language=${language}`} format="PDF">
            {t('costBasis.files.report')}
          </DownloadLink>
        </li>
      </ul>
    </>
  );
}
