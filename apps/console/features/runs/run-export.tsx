import { Button, Heading, HStack, Radio, RadioGroup } from '@navikt/ds-react';
import { DownloadIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '#console/features/runs/run-queries';
import { useLanguage } from '#console/i18n/texts';

/** The run as a file: a row a payer beside last year, or every line of every document. */
export function RunExport({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [content, setContent] = useState<string>('summary');
  const address = (format: 'xlsx' | 'csv') => `/api/runs/${run.id}/export?${new URLSearchParams({ content, format, language }).toString()}`;
  return (
    <section className="part" aria-labelledby="export">
      <Heading level="2" size="small" id="export" spacing>
        {t('runs.export.title')}
      </Heading>
      <RadioGroup size="small" legend={t('runs.export.content')} value={content} onChange={setContent}>
        <Radio value="summary">{t('runs.export.summary')}</Radio>
        <Radio value="lines">{t('runs.export.lines')}</Radio>
      </RadioGroup>
      <HStack gap="space-12" marginBlock="space-12 space-0">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} as="a" href={address(format)} download size="small" variant="secondary" icon={<DownloadIcon aria-hidden />}>
            {t(`runs.export.${format}`)}
          </Button>
        ))}
      </HStack>
    </section>
  );
}
