import { Heading } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BroughtPart } from '#console/features/imports/brought-part';
import { useCovers } from '#console/features/imports/confirm-covers';
import { FindingsPart } from '#console/features/imports/findings-part';
import { useConfirmImport, type Preview, type PreviewedFile, type Receipt, type Selection } from '#console/features/imports/import-data';
import { ConfirmAction } from '#console/ui/confirm-action';
import { ImportIssues } from '#console/ui/import-issues';
import { StateTag, type Tone } from '#console/ui/state-tag';

interface PreviewReportProps {
  readonly preview: Preview;
  readonly selection: Selection;
  readonly onImported: (receipt: Receipt) => unknown;
}

const TONES: Readonly<Record<PreviewedFile['state'], Tone>> = { ready: 'done', 'has-issues': 'failed', 'recorded-before': 'quiet' };

/** What the import would do, file by file, and the way to do it. Nothing has been recorded yet, and it says so. */
export function PreviewReport({ preview, selection, onImported }: PreviewReportProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const confirm = useConfirmImport(onImported);
  useEffect(() => heading.current?.focus(), [preview.digest]);
  const withIssues = preview.files.filter(({ state }) => state === 'has-issues').length;
  const covers = useCovers(preview);
  return (
    <section className="part" aria-labelledby="preview">
      <Heading ref={heading} tabIndex={-1} level="2" size="medium" id="preview" spacing className="page-title">
        {t('imports.previewTitle')}
      </Heading>
      <p className="part-explain">{withIssues > 0 ? t('imports.hasIssues', { count: withIssues }) : t('imports.nothingYet')}</p>
      {preview.files.map((file) => (
        <OneFile key={`${file.kind} ${file.sha256}`} file={file} />
      ))}
      <div className="part">
        <ConfirmAction
          label={t('imports.confirm')}
          title={t('imports.confirmTitle')}
          explanation={t('imports.confirmExplain')}
          isPrimary
          covers={covers}
          unavailable={preview.isImportable ? undefined : t(withIssues > 0 ? 'imports.notWithIssues' : 'imports.allBefore')}
          onConfirm={() => confirm.mutateAsync({ selection, digest: preview.digest })}
        />
      </div>
    </section>
  );
}

function OneFile({ file }: { readonly file: PreviewedFile }) {
  const { t } = useTranslation();
  return (
    <section className="previewed-file">
      <Heading level="3" size="small" spacing>
        {file.file}
      </Heading>
      <p>
        <StateTag tone={TONES[file.state]}>{t(`imports.state.${file.state}`)}</StateTag>{' '}
        {file.state === 'ready'
          ? t('imports.kindAndRows', { kind: t(`imports.kind.${file.kind}`), count: file.rows })
          : t(`imports.kind.${file.kind}`)}
      </p>
      {file.issues.length > 0 && <ImportIssues file={file.file} issues={file.issues} />}
      <BroughtPart file={file} />
      {file.printed.length > 0 && <FindingsPart file={file} />}
    </section>
  );
}
