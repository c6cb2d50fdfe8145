import { BodyLong, Button } from '@navikt/ds-react';
import { DownloadIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';

/** The pack to take away: it is verified without this system, by what stands in the mails with the head of the chain. */
export function PackPart() {
  const { t } = useTranslation();
  return (
    <>
      <BodyLong spacing>{t('audit.pack.explain')}</BodyLong>
      <BodyLong spacing>{t('audit.pack.check')}</BodyLong>
      <Button as="a" href="/api/audit/pack" download icon={<DownloadIcon aria-hidden />}>
        {t('audit.pack.download')}
      </Button>
    </>
  );
}
