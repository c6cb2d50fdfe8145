import { BodyLong, Button } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { COST_BASIS_TEXTS } from '#glossary/cost-basis-texts';
import { moneyFromWire } from '#glossary/wire-amount';
import { ConsequenceOf } from '#console/features/cost-basis/consequence-of';
import { PAGE_SIZE, useConsequence, type Consequence, type ConsequenceRow, type Version } from '#console/features/cost-basis/cost-basis-data';
import { SECTORS, toConsequenceSort, type VersionPartProps } from '#console/features/cost-basis/version-search';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import { KeyValueList } from '#console/ui/key-value-list';
import type { Columns } from '#console/ui/table-rows';

/** What the version costs each payer next year against this year, GP apart, beside what other keys would give. */
export function ConsequencePart({ version, search, onChange }: VersionPartProps<Version>) {
  const { t } = useTranslation();
  const { sectors } = COST_BASIS_TEXTS[useLanguage()];
  const consequence = useConsequence(version, search);
  const { data } = consequence;
  return (
    <>
      <BodyLong>{t('costBasis.consequence.text')}</BodyLong>
      <BodyLong spacing>{t('costBasis.consequence.keysText')}</BodyLong>
      {search.betaler !== undefined && <ConsequenceOf version={version} payer={search.betaler} onClose={() => onChange({ betaler: undefined })} />}
      <FilterBar
        label={t('costBasis.consequence.filters')}
        isFiltered={search.tekst !== undefined || search.sektor !== undefined}
        onClear={() => onChange({ tekst: undefined, sektor: undefined })}
      >
        <FilterText label={t('costBasis.consequence.search')} value={search.tekst} onChange={(tekst) => onChange({ tekst })} />
        <FilterSelect
          label={t('costBasis.overview.sector')}
          value={search.sektor}
          options={SECTORS.map((sector) => ({ value: sector, label: sectors[sector] }))}
          onChange={(value) => onChange({ sektor: SECTORS.find((sector) => sector === value) })}
        />
      </FilterBar>
      {data && <Totals data={data} />}
      <div className="part">
        <DataTable
          caption={t('costBasis.consequence.caption', { currency: version.currency })}
          columns={useColumns(data, (betaler) => onChange({ betaler }))}
          query={consequence}
          rowKey={({ payer, sector }) => `${payer} ${sector}`}
          sort={search.sortering ?? 'name'}
          onSort={(sort) => onChange({ sortering: toConsequenceSort(sort) })}
          paging={{
            page: search.side ?? 1,
            cursor: search.fra,
            size: PAGE_SIZE,
            onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }),
          }}
          empty={t('costBasis.consequence.none')}
        />
      </div>
    </>
  );
}

function Totals({ data }: { readonly data: Consequence }) {
  const { t } = useTranslation();
  return (
    <KeyValueList
      items={[
        { label: t('costBasis.consequence.fromTotal', { title: data.fromTitle }), value: <Amount value={data.fromTotal} currency={data.currency} /> },
        { label: t('costBasis.consequence.fromTotal', { title: data.toTitle }), value: <Amount value={data.toTotal} currency={data.currency} /> },
      ]}
    />
  );
}

function useColumns(data: Consequence | undefined, onShow: (payer: string) => void): Columns<ConsequenceRow> {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sectors } = COST_BASIS_TEXTS[language];
  const currency = data?.currency ?? 'NOK';
  const others = ({ byKey }: ConsequenceRow): string =>
    byKey
      .filter(({ isBilled }) => !isBilled)
      .map(({ title, wouldBe }) => `${title}: ${moneyFromWire(wouldBe, currency, language)}`)
      .join('; ');
  return [
    { id: 'name', head: t('costBasis.consequence.payer'), sortBy: 'name', cell: ({ name }) => name },
    { id: 'payer', head: t('costBasis.consequence.code'), sortBy: 'payer', cell: ({ payer }) => payer },
    { id: 'sector', head: t('costBasis.overview.sector'), cell: ({ sector }) => sectors[sector] },
    { id: 'from', head: data?.fromTitle ?? '', sortBy: 'from', isNumber: true, cell: (row) => <Amount value={row.from} currency={currency} bare /> },
    { id: 'to', head: data?.toTitle ?? '', sortBy: 'to', isNumber: true, cell: (row) => <Amount value={row.to} currency={currency} bare /> },
    {
      id: 'change',
      head: t('costBasis.consequence.change'),
      sortBy: 'change',
      isNumber: true,
      cell: (row) => <Amount value={row.change} currency={currency} bare signed />,
    },
    { id: 'keys', head: t('costBasis.consequence.otherKeys'), cell: (row) => others(row) || '–' },
    {
      id: 'why',
      head: t('costBasis.consequence.why'),
      cell: ({ payer, name }) => (
        <Button size="small" variant="tertiary" aria-label={t('costBasis.consequence.show', { name })} onClick={() => onShow(payer)}>
          {t('costBasis.consequence.why')}
        </Button>
      ),
    },
  ];
}
