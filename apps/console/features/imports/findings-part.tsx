import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { amountFromWire } from '#glossary/wire-amount';
import type { Finding, PreviewedFile } from '#console/features/imports/import-data';
import { useLanguage } from '#console/i18n/texts';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

/** A printed plan as it stands in its tables, with what does not add up marked in its cell. It is shown, and nothing of it is mended. */
export function FindingsPart({ file }: { readonly file: PreviewedFile }) {
  const { t } = useTranslation();
  const { findings, printed } = file;
  return (
    <>
      <p className="part-explain">{findings.length === 0 ? t('imports.findings.none') : t('imports.findings.some', { count: findings.length })}</p>
      {findings.length > 0 && <FindingsList file={file.file} findings={findings} />}
      {[...new Set(printed.map(({ table }) => table))].map((table) => (
        <PrintedTable key={table} table={table} file={file} />
      ))}
    </>
  );
}

function FindingsList({ file, findings }: { readonly file: string; readonly findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const words = useTotalWord();
  const amount = useAmountText();
  return (
    <RowsTable
      caption={t('imports.findings.of', { file })}
      rows={findings}
      rowKey={({ table, row, column, code }) => `${table} ${row} ${column} ${code}`}
      columns={[
        { id: 'row', head: t('imports.findings.row'), cell: ({ row }) => words(row) },
        { id: 'column', head: t('imports.findings.column'), cell: ({ column }) => words(column) },
        { id: 'printed', head: t('imports.findings.printed'), isNumber: true, cell: (finding) => amount(finding.printed) },
        { id: 'expected', head: t('imports.findings.expected'), isNumber: true, cell: (finding) => amount(finding.expected) },
        { id: 'difference', head: t('imports.findings.difference'), isNumber: true, cell: (finding) => amount(finding.difference) },
        { id: 'why', head: t('imports.findings.why'), cell: ({ code }) => <span className="issue-text">{t(`imports.findings.code.${code}`)}</span> },
      ]}
    />
  );
}

function PrintedTable({ table, file }: { readonly table: string; readonly file: PreviewedFile }) {
  const { t } = useTranslation();
  const words = useTotalWord();
  const amount = useAmountText();
  const cells = file.printed.filter((cell) => cell.table === table);
  const valueAt = new Map(cells.map((cell) => [`${cell.row}\n${cell.column}`, cell.printed]));
  const findingAt = new Map(file.findings.filter((found) => found.table === table).map((found) => [`${found.row}\n${found.column}`, found]));
  const columns = [...new Set(cells.map(({ column }) => column))];
  return (
    <div className="printed-table">
      <Heading level="4" size="xsmall" spacing>
        {t('imports.findings.asPrinted', { table })}
      </Heading>
      <RowsTable
        caption={t('imports.findings.asPrinted', { table })}
        rows={[...new Set(cells.map(({ row }) => row))]}
        rowKey={(row) => row}
        columns={[
          { id: 'row', head: t('imports.findings.row'), cell: (row: string) => words(row) },
          ...columns.map((column) => ({
            id: column,
            head: words(column),
            isNumber: true,
            cell: (row: string) => {
              const value = valueAt.get(`${row}\n${column}`);
              const finding = findingAt.get(`${row}\n${column}`);
              return (
                <>
                  {value !== undefined && amount(value)}
                  {finding && (
                    <span className="finding-mark">
                      <StateTag tone="attention">{t('imports.findings.mark', { expected: amount(finding.expected) })}</StateTag>
                    </span>
                  )}
                </>
              );
            },
          })),
        ]}
      />
    </div>
  );
}

/** `Total` in the words of the reader; every other name as printed. */
function useTotalWord(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => name.replace(/\bTotal\b/, t('imports.findings.total'));
}

function useAmountText(): (value: string) => string {
  const language = useLanguage();
  return (value) => amountFromWire(value, language);
}
