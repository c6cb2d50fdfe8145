import { Button, Search, Select } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REASON_TEXTS } from '#glossary/reason-texts';
import { placeOf, useRunPayers, type Run, type RunPayer } from '#console/features/runs/run-queries';
import { EFFECTS, MARKS, RUN_SEARCH, type RunSearch } from '#console/features/runs/runs-search';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { DataTable } from '#console/ui/data-table';
import type { Column } from '#console/ui/table-rows';
import { pagingOf } from '#console/features/runs/paging-of';
import { Percent } from '#console/ui/percent';

export interface RunListProps {
  readonly run: Run;
  readonly search: RunSearch;
  readonly onChange: (search: RunSearch) => void;
}

/** The payers of a run beside last year, with what each difference is made of: a page at a time, however many there are. */
export function RunPayers({ run, search, onChange }: RunListProps) {
  const { t } = useTranslation();
  const sort = search.sort ?? 'name';
  const payers = useRunPayers(placeOf(run), {
    sort,
    ...(search.soeg !== undefined && { search: search.soeg }),
    ...(search.bemaerk && { standsOut: search.bemaerk }),
    ...(search.effekt && { effect: search.effekt }),
    ...(search.fra !== undefined && { cursor: search.fra }),
  });
  const columns = useColumns(run);
  return (
    <>
      <Filters search={search} onChange={onChange} />
      <DataTable
        caption={t('runs.payers.caption')}
        columns={columns}
        query={payers}
        rowKey={(row) => row.payer}
        sort={sort}
        onSort={(next) => onChange({ sort: RUN_SEARCH.shape.sort.parse(next) })}
        paging={pagingOf(search, onChange)}
        empty={t('runs.payers.none')}
      />
    </>
  );
}

function Filters({ search, onChange }: Omit<RunListProps, 'run'>) {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()];
  const [text, setText] = useState(search.soeg ?? '');
  const seek = (wanted: string) => onChange({ soeg: wanted.trim() === '' ? undefined : wanted.trim() });
  const clear = () => {
    setText('');
    onChange({ soeg: undefined, bemaerk: undefined, effekt: undefined });
  };
  return (
    <div className="filters">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          seek(text);
        }}
      >
        <Search size="small" label={t('runs.payers.search')} hideLabel={false} value={text} onChange={setText} onClear={() => seek('')} />
      </form>
      <Select
        size="small"
        label={t('runs.payers.standsOut')}
        value={search.bemaerk ?? ''}
        onChange={({ target }) => onChange({ bemaerk: MARKS.find((mark) => mark === target.value) })}
      >
        <option value="">{t('runs.payers.everybody')}</option>
        {MARKS.map((mark) => (
          <option key={mark} value={mark}>
            {words.standsOut[mark]}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label={t('runs.payers.effect')}
        value={search.effekt ?? ''}
        onChange={({ target }) => onChange({ effekt: EFFECTS.find((effect) => effect === target.value) })}
      >
        <option value="">{t('runs.payers.everyEffect')}</option>
        {EFFECTS.map((effect) => (
          <option key={effect} value={effect}>
            {words.changeEffect[effect].name}
          </option>
        ))}
      </Select>
      {(search.soeg ?? search.bemaerk ?? search.effekt) !== undefined && (
        <Button size="small" variant="tertiary" onClick={clear}>
          {t('runs.filter.clear')}
        </Button>
      )}
    </div>
  );
}

function useColumns(run: Run): [Column<RunPayer>, ...Column<RunPayer>[]] {
  const { t } = useTranslation();
  const words = REASON_TEXTS[useLanguage()];
  const amount = (value: string | undefined) =>
    value === undefined || run.currency === null ? '–' : <Amount value={value} currency={run.currency} bare />;
  return [
    { id: 'name', head: t('runs.payers.name'), sortBy: 'name', cell: (row) => row.name },
    { id: 'payer', head: t('runs.payers.code'), sortBy: 'payer', cell: (row) => row.payer },
    { id: 'net', head: t('runs.payers.net', { currency: run.currency }), sortBy: 'net', isNumber: true, cell: (row) => amount(row.net) },
    { id: 'lastYear', head: t('runs.payers.lastYear'), sortBy: 'last-year', isNumber: true, cell: (row) => amount(row.lastYear) },
    { id: 'difference', head: t('runs.payers.difference'), sortBy: 'difference', isNumber: true, cell: (row) => amount(row.change) },
    {
      id: 'percent',
      head: t('runs.payers.percent'),
      sortBy: 'percent',
      isNumber: true,
      cell: (row) => (row.changeBasisPoints === null ? '–' : <Percent basisPoints={row.changeBasisPoints} />),
    },
    {
      id: 'standsOut',
      head: t('runs.payers.standsOut'),
      cell: (row) => (row.standsOut === null ? '' : <span className="run-cell-text">{words.standsOut[row.standsOut]}</span>),
    },
    ...EFFECTS.map((effect) => ({
      id: effect,
      head: words.changeEffect[effect].name,
      sortBy: effect,
      isNumber: true,
      cell: (row: RunPayer) => amount(row.steps.find((step) => step.effect === effect)?.change),
    })),
  ];
}
