import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { WireCurrency } from '#glossary/wire-amount';
import { PAGE_SIZE, useSimulation, type Simulation, type SimulationRow, type Supposition } from '#console/features/simulation/simulation-data';
import { toSort, type SimulationSearch } from '#console/features/simulation/simulation-route';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import type { Columns } from '#console/ui/table-rows';
import { DownloadLink } from '#console/ui/download-link';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { KeyValueList } from '#console/ui/key-value-list';

interface SimulationResultProps {
  readonly search: SimulationSearch;
  readonly supposition: Supposition;
  readonly onChange: (change: Partial<SimulationSearch>) => void;
}

/** The year as it stands and as supposed, and what the difference is to each payer. */
export function SimulationResult({ search, supposition, onChange }: SimulationResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const simulation = useSimulation(search, supposition);
  const file = (format: 'xlsx' | 'csv') => {
    const parts = Object.entries({ ...supposition, search: search.tekst, format, language }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return `/api/simulation/export?${new URLSearchParams(parts).toString()}`;
  };
  return (
    <section className="part" aria-labelledby="simulated">
      <Heading level="2" size="medium" id="simulated" spacing>
        {t('simulation.result', { programme: supposition.programme, year: supposition.year })}
      </Heading>
      {simulation.data && <Sums simulation={simulation.data} supposition={supposition} />}
      <div className="part">
        <FilterBar label={t('simulation.filters')} isFiltered={search.tekst !== undefined} onClear={() => onChange({ tekst: undefined })}>
          <FilterText label={t('simulation.search')} value={search.tekst} onChange={(tekst) => onChange({ tekst })} />
        </FilterBar>
        <DataTable
          caption={t('simulation.caption')}
          columns={useColumns(simulation.data?.currency ?? 'DKK')}
          query={simulation}
          rowKey={(row) => row.payer}
          sort={search.sortering}
          onSort={(sort) => onChange({ sortering: toSort(sort) })}
          paging={{ page: search.side, cursor: search.fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }) }}
          empty={t('simulation.none')}
        />
        {simulation.data && (
          <div className="actions part-files">
            <DownloadLink href={file('xlsx')} format="XLSX">
              {t('simulation.file')}
            </DownloadLink>
            <DownloadLink href={file('csv')} format="CSV">
              {t('simulation.file')}
            </DownloadLink>
          </div>
        )}
      </div>
    </section>
  );
}

function Sums({ simulation, supposition }: { readonly simulation: Simulation; readonly supposition: Supposition }) {
  const { t } = useTranslation();
  const { currency, standsTotal, supposedTotal, differenceTotal } = simulation;
  const total = (value: string | null, year: Simulation['stands'], supposed: Partial<Supposition>) => (
    <>
      {value !== null && <Amount value={value} currency={currency} />} <YearText year={year} supposed={supposed} />
    </>
  );
  return (
    <KeyValueList
      items={[
        { label: t('simulation.stands'), value: total(standsTotal, simulation.stands, {}) },
        { label: t('simulation.supposed'), value: total(supposedTotal, simulation.supposed, supposition) },
        {
          label: t('simulation.differenceTotal'),
          value: differenceTotal === null ? t('simulation.noDifference') : <Amount value={differenceTotal} currency={currency} signed />,
        },
        { label: t('simulation.payers'), value: simulation.payers },
      ]}
    />
  );
}

/** What one side rests on, as recorded or as supposed, or why it cannot be worked out. */
function YearText({ year, supposed }: { readonly year: Simulation['stands']; readonly supposed: Partial<Supposition> }) {
  const { t } = useTranslation();
  const { blockReason, budgetStatus } = REASON_TEXTS[useLanguage()];
  if (year.reason !== null) return blockReason[year.reason];
  const key = supposed.key === undefined ? { key: year.key ?? '', version: year.keyVersion } : { key: supposed.key, version: supposed.keyVersion };
  const basisText = (): string => {
    if (year.basis === 'budget') {
      if (supposed.budget !== undefined) return t('simulation.supposedBudget');
      return t('simulation.fromBudget', { status: year.status === null ? '' : budgetStatus[year.status] });
    }
    if (supposed.actual !== undefined) return t('simulation.supposedCost');
    return year.audited ? t('simulation.fromAudited') : t('simulation.fromUnaudited');
  };
  return `(${basisText()}; ${t('simulation.keyVersion', key)})`;
}

function useColumns(currency: WireCurrency): Columns<SimulationRow> {
  const { t } = useTranslation();
  const amount = (value: string | null, isChange = false) =>
    value === null ? '–' : <Amount value={value} currency={currency} bare signed={isChange} />;
  return [
    { id: 'name', head: t('simulation.payer'), sortBy: 'name', cell: (row) => row.name },
    { id: 'payer', head: t('simulation.code'), sortBy: 'payer', cell: (row) => row.payer },
    { id: 'stands', head: t('simulation.standsIn', { currency }), sortBy: 'stands', isNumber: true, cell: (row) => amount(row.stands) },
    { id: 'supposed', head: t('simulation.supposedIn', { currency }), sortBy: 'supposed', isNumber: true, cell: (row) => amount(row.supposed) },
    {
      id: 'difference',
      head: t('simulation.differenceIn', { currency }),
      sortBy: 'difference',
      isNumber: true,
      cell: (row) => amount(row.difference, true),
    },
  ];
}
