import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatDecimal, formatPercent } from '#glossary/format';
import type { Version } from '#console/features/cost-basis/cost-basis-data';
import { SourceText } from '#console/features/cost-basis/standing-word';
import { useLanguage } from '#console/i18n/texts';
import { RowsTable } from '#console/ui/rows-table';

/** What is told of the company as a whole: margin and what it stands on, equity, surplus. Nothing is calculated from it. */
export function CompanyPart({ version }: { readonly version: Version }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = (column: string): string => version.columns.find(({ code }) => code === column)?.title ?? column;
  const margins = version.margins.map(({ column, percent, on, standing, source }) => ({
    key: `margin ${column}`,
    title: `${t('costBasis.overview.margins')}, ${titleOf(column)}`,
    value: `${formatPercent(percent, language)} ${t(`costBasis.overview.marginOn.${on}`)}`,
    standing,
    source,
  }));
  const figures = version.companyFigures.map(({ code, title, qualifier, value, unit, standing, source }) => ({
    key: code,
    title,
    value: t(`costBasis.overview.qualifier.${qualifier}`, { value: formatDecimal(value, language), unit }),
    standing,
    source,
  }));
  if (margins.length + figures.length === 0) return null;
  return (
    <section className="part">
      <Heading level="2" size="small" id="company" spacing>
        {t('costBasis.overview.company')}
      </Heading>
      <RowsTable
        caption={t('costBasis.overview.company')}
        rows={[...margins, ...figures]}
        rowKey={({ key }) => key}
        columns={[
          { id: 'title', head: t('costBasis.overview.figure'), cell: ({ title }) => title },
          { id: 'value', head: t('costBasis.overview.value'), cell: ({ value }) => value },
          { id: 'source', head: t('costBasis.overview.standingAndSource'), cell: (row) => <SourceText {...row} /> },
        ]}
      />
    </section>
  );
}
