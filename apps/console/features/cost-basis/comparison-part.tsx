import { Detail, Select } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { useCellWords } from '#console/features/cost-basis/cell-words';
import { PAGE_SIZE, useComparison, useCostBases, type Version } from '#console/features/cost-basis/cost-basis-data';
import { useSheetName } from '#console/features/cost-basis/missing-part';
import type { VersionPartProps } from '#console/features/cost-basis/version-search';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import { Empty, PageState } from '#console/ui/page-state';

/** Two versions cell by cell. */
export function ComparisonPart(props: VersionPartProps<Version>) {
  const { t } = useTranslation();
  const { version } = props;
  const bases = useCostBases();
  return (
    <PageState query={bases}>
      {({ items }) => {
        const versions = items.find(({ code }) => code === version.basis)?.versions ?? [];
        const others = versions.map(({ number }) => number).filter((number) => number !== version.number);
        const other = others.find((number) => number === props.search.med) ?? others.find((number) => number < version.number) ?? others[0];
        return other === undefined ? <Empty>{t('costBasis.compare.nothingToCompare')}</Empty> : <Changes {...props} others={others} other={other} />;
      }}
    </PageState>
  );
}

interface ChangesProps extends VersionPartProps<Version> {
  readonly others: readonly number[];
  readonly other: number;
}

function Changes({ version, search, onChange, others, other }: ChangesProps) {
  const { t } = useTranslation();
  const sheetName = useSheetName();
  const changes = useComparison(version, other, search);
  const { cellName, cellValue } = useCellWords();
  const value = (cell: string, text: string | null, none: string) => (text === null ? <em>{none}</em> : cellValue(cell, text));
  return (
    <>
      <FilterBar
        label={t('costBasis.compare.filters')}
        isFiltered={search.ark !== undefined || search.tekst !== undefined}
        onClear={() => onChange({ ark: undefined, tekst: undefined })}
      >
        <Select label={t('costBasis.compare.with')} size="small" value={other} onChange={({ target }) => onChange({ med: Number(target.value) })}>
          {others.map((number) => (
            <option key={number} value={number}>
              {t('costBasis.version', { number })}
            </option>
          ))}
        </Select>
        <FilterSelect
          label={t('costBasis.compare.sheet')}
          value={search.ark}
          options={(changes.data?.sheets ?? []).map((row) => ({ value: row.sheet, label: sheetName(row.sheet), count: row.changes }))}
          onChange={(ark) => onChange({ ark })}
        />
        <FilterText label={t('costBasis.compare.search')} value={search.tekst} onChange={(tekst) => onChange({ tekst })} />
      </FilterBar>
      <DataTable
        caption={t('costBasis.compare.caption', { before: other, after: version.number })}
        query={changes}
        rowKey={({ sheet, row, cell }) => `${sheet} ${row} ${cell}`}
        sort="place"
        onSort={() => undefined}
        paging={{
          page: search.side ?? 1,
          cursor: search.fra,
          size: PAGE_SIZE,
          onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }),
        }}
        empty={t('costBasis.compare.none')}
        columns={[
          { id: 'row', head: t('costBasis.compare.row'), cell: ({ row, title }) => <Row code={row} title={title} /> },
          { id: 'sheet', head: t('costBasis.compare.sheet'), cell: ({ sheet }) => sheetName(sheet) },
          { id: 'cell', head: t('costBasis.compare.cell'), cell: ({ cell }) => cellName(cell) },
          { id: 'before', head: t('costBasis.compare.before'), cell: ({ cell, before }) => value(cell, before, t('costBasis.compare.absent')) },
          { id: 'after', head: t('costBasis.compare.after'), cell: ({ cell, after }) => value(cell, after, t('costBasis.compare.gone')) },
        ]}
      />
    </>
  );
}

/** What a row is about, and below it the key by which the workbook knows it. */
function Row({ code, title }: { readonly code: string; readonly title: string | null }) {
  if (title === null) return <>{code}</>;
  return (
    <>
      <span>{title}</span>
      <Detail>{code}</Detail>
    </>
  );
}
