import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { useLanguage } from '#console/i18n/texts';
import { Empty } from '#console/ui/page-state';
import { RowsTable } from '#console/ui/rows-table';

/** What a version lacks: what blocks it first, then what the committee asked to see. */
export function MissingPart({ version }: { readonly version: Pick<Version, 'missing'> }) {
  const { t } = useTranslation();
  return (
    <>
      <BodyLong>{t('costBasis.missing.text')}</BodyLong>
      {(['blocks', 'wanted'] as const).map((severity) => (
        <section key={severity} className="part">
          <Heading level="2" size="small" id={severity} spacing>
            {t(`costBasis.missing.${severity}`)}
          </Heading>
          <MissingTable severity={severity} rows={version.missing.filter((row) => row.severity === severity)} />
        </section>
      ))}
    </>
  );
}

function MissingTable({ severity, rows }: { readonly severity: 'blocks' | 'wanted'; readonly rows: Version['missing'] }) {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = COST_BASIS_TEXTS[useLanguage()].missing;
  const sheetName = useSheetName();
  if (rows.length === 0) return <Empty>{t(severity === 'blocks' ? 'costBasis.missing.noneBlocks' : 'costBasis.missing.noneWanted')}</Empty>;
  return (
    <RowsTable
      caption={t(`costBasis.missing.${severity}`)}
      rows={rows}
      rowKey={({ code, sheet, row }) => `${code} ${sheet} ${row}`}
      columns={[
        { id: 'what', head: t('costBasis.missing.what'), cell: ({ code }) => words[code] ?? code },
        { id: 'sheet', head: t('costBasis.missing.sheet'), cell: ({ sheet }) => sheetName(sheet) },
        { id: 'row', head: t('costBasis.missing.row'), cell: ({ row }) => row },
      ]}
    />
  );
}

const SHEETS = [
  'columns',
  'drivers',
  'services',
  'components',
  'shares',
  'costs',
  'risks',
  'carried',
  'margins',
  'driverFigures',
  'decisions',
  'volumes',
  'sectorWeights',
  'accounts',
  'payerKeys',
  'companyFigures',
  'settings',
] as const;

/** A sheet by its name in the reader's language. */
export function useSheetName(): (sheet: string) => string {
  const { t } = useTranslation();
  return (sheet) => {
    const known = SHEETS.find((name) => name === sheet);
    return known ? t(`costBasis.sheet.${known}`) : sheet;
  };
}
