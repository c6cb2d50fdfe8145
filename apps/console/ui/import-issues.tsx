import { useTranslation } from 'react-i18next';
import type { components } from '#console/api/generated/schema';
import { DANISH } from '#console/locales/da';
import { RowsTable } from '#console/ui/rows-table';

type ImportIssue = components['schemas']['ImportIssue'];
type KnownCode = keyof typeof DANISH.imports.issue;

/** Every error of a file at its place: what is wrong, what stood there, and what would be taken. */
export function ImportIssues({ file, issues }: { readonly file: string; readonly issues: readonly ImportIssue[] }) {
  const { t } = useTranslation();
  const placeOf = ({ sheet, row, column }: ImportIssue): string =>
    [
      sheet === null ? null : t('imports.place.sheet', { sheet }),
      row === null ? null : t('imports.place.row', { row }),
      column === null ? null : t('imports.place.column', { column }),
    ]
      .filter((part) => part !== null)
      .join(', ');
  return (
    <RowsTable
      caption={t('imports.issuesOf', { file })}
      rows={issues.map((issue, index) => ({ ...issue, index }))}
      rowKey={(issue) => String(issue.index)}
      columns={[
        { id: 'place', head: t('imports.column.place'), cell: (issue) => placeOf(issue) || t('imports.place.file') },
        { id: 'what', head: t('imports.column.what'), cell: (issue) => <IssueSentence issue={issue} /> },
        { id: 'found', head: t('imports.column.found'), cell: (issue) => issue.found },
        { id: 'accepted', head: t('imports.column.accepted'), cell: (issue) => issue.accepted.join(', ') },
      ]}
    />
  );
}

/** The code's own sentence; what has none yet is shown as the API says it, marked as English. */
function IssueSentence({ issue }: { readonly issue: ImportIssue }) {
  const { t } = useTranslation();
  const { code } = issue;
  return <span className="issue-text">{isKnown(code) ? t(`imports.issue.${code}`) : <span lang="en">{issue.message}</span>}</span>;
}

function isKnown(code: string): code is KnownCode {
  return code in DANISH.imports.issue;
}
