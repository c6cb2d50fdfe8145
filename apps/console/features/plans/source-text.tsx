import { useTranslation } from 'react-i18next';
import { printedSource } from '#glossary/printed-source';
import type { SourceFile } from '#console/features/plans/plan-data';
import { useLanguage } from '#console/i18n/texts';

interface SourceTextProps {
  /** As stored: `KLs notat, tabel 1 (budgets.csv:5)`; null where only the file says it. */
  readonly source: string | null;
  readonly file: SourceFile;
}

/** Where a figure came from, down to the row of its file, and the file itself where the reader may have it. */
export function SourceText({ source, file }: SourceTextProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className="source-text">
      {source !== null && printedSource(source, language)}
      {file && (
        <>
          {' '}
          <a className="aksel-link" href={`/api/imported-files/${file.sha256}`} download>
            {source === null ? (
              t('plans.fetchFile', { name: file.name })
            ) : (
              <>
                {t('plans.fetch')}
                <span className="aksel-sr-only"> {file.name}</span>
              </>
            )}
          </a>
        </>
      )}
    </span>
  );
}
