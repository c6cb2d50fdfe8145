import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import type { WireCurrency } from '#glossary/wire-amount';
import { SimulationFiles } from '#console/features/simulation/simulation-files';
import {
  KeyFileRefused,
  PAGE_SIZE,
  useSimulation,
  type Simulation,
  type SimulationRow,
  type Supposition,
} from '#console/features/simulation/simulation-data';
import { toSort, type SimulationSearch } from '#console/features/simulation/simulation-route';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import type { Columns } from '#console/ui/table-rows';
import { FilterBar, FilterText } from '#console/ui/filter-bar';
import { ImportIssues } from '#console/ui/import-issues';
import { KeyValueList } from '#console/ui/key-value-list';

interface SimulationResultProps {
  readonly search: SimulationSearch;
  readonly supposition: Supposition;
  readonly keyFile: File | null;
  readonly onChange: (change: Partial<SimulationSearch>) => void;
}

/** The year as it stands and as supposed, and what the difference is to each payer. */
export function SimulationResult({ search, supposition, keyFile, onChange }: SimulationResultProps) {
  const { t } = useTranslation();
  const simulation = useSimulation(search, supposition, keyFile);
  const columns = useColumns(simulation.data?.currency ?? 'DKK');
  const { error } = simulation;
  if (supposition.isKeyFile && keyFile === null) return <p className="part-explain">{t('simulation.keyFileAgain')}</p>;
  if (error instanceof KeyFileRefused) return <ImportIssues file={keyFile?.name ?? ''} issues={error.issues} />;
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
          columns={columns}
          query={simulation}
          rowKey={(row) => row.payer}
          sort={search.sortering}
          onSort={(sort) => onChange({ sortering: toSort(sort) })}
          paging={{ page: search.side, cursor: search.fra, size: PAGE_SIZE, onChange: ({ page, cursor }) => onChange({ side: page, fra: cursor }) }}
          empty={t('simulation.none')}
        />
        {simulation.data && <SimulationFiles supposition={supposition} search={search.tekst} keyFile={keyFile} />}
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
  const keyText = supposed.isKeyFile === true ? t('simulation.keyOfFile') : t('simulation.keyVersion', key);
  return `(${basisText()}; ${keyText})`;
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
