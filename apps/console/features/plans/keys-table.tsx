import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Programme } from '#console/features/plans/plan-data';
import { SourceText } from '#console/features/plans/source-text';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';

/** The versions of the programme's key, each leading to its tree. */
export function KeysTable({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={t('plans.keys.title')}
      rows={programme.keys}
      rowKey={(row) => `${row.key}/${row.version}`}
      columns={[
        {
          id: 'key',
          head: t('plans.keys.key'),
          cell: (row) => (
            <Link className="aksel-link" to="/planer/noegle/$key/$version" params={{ key: row.key, version: String(row.version) }}>
              {t('plans.keys.name', { key: row.key, version: row.version })}
            </Link>
          ),
        },
        { id: 'validFrom', head: t('plans.keys.validFrom'), cell: (row) => <LocalDate value={row.validFrom} /> },
        { id: 'recordedOn', head: t('plans.recordedOn'), cell: (row) => <LocalDate value={row.recordedOn} /> },
        { id: 'file', head: t('plans.source'), cell: (row) => <SourceText source={null} file={row.file} /> },
      ]}
    />
  );
}
