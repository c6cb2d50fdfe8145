import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '#console/api/problem';
import { Amount } from '#console/ui/amount';
import { DataTable, type ListPage } from '#console/ui/data-table';
import type { Column } from '#console/ui/table-rows';
import { FilterBar, FilterSelect, FilterText } from '#console/ui/filter-bar';
import { StateTag } from '#console/ui/state-tag';
import type { PagePosition } from '#console/ui/table-paging';

interface Payer {
  readonly code: string;
  readonly name: string;
  readonly lastYear: string;
  readonly thisYear: string;
}

const PAYERS: readonly Payer[] = Array.from({ length: 98 }, (_, index) => ({
  code: `${1000 + index}`,
  name: `Kommune nr. ${index + 1}`,
  lastYear: `${120_000 + index * 137}.00`,
  thisYear: `${118_500 + index * 191}.50`,
}));
const SIZE = 10;

const COLUMNS: readonly [Column<Payer>, ...Column<Payer>[]] = [
  { id: 'name', head: 'Betaler', cell: ({ name }) => name, sortBy: 'name' },
  { id: 'code', head: 'Kode', cell: ({ code }) => code, sortBy: 'code' },
  { id: 'state', head: 'Tilstand', cell: () => <StateTag tone="done">afsendt</StateTag> },
  { id: 'last', head: 'Sidste år, DKK', cell: ({ lastYear }) => <Amount value={lastYear} currency="DKK" bare />, isNumber: true },
  { id: 'this', head: 'I år, DKK', cell: ({ thisYear }) => <Amount value={thisYear} currency="DKK" bare />, sortBy: 'total', isNumber: true },
];

/** Plays the API: sorts, filters and cuts as it does. */
function pageOf(name: string | undefined, sort: string, cursor: string | undefined): ListPage<Payer> {
  const key = sort.replace('-', '') === 'code' ? 'code' : 'name';
  const found = PAYERS.filter((payer) => payer.name.includes(name ?? ''));
  const sorted = [...found].sort((a, b) => a[key].localeCompare(b[key], 'da', { numeric: true }) * (sort.startsWith('-') ? -1 : 1));
  const start = Number(cursor ?? 0);
  return { items: sorted.slice(start, start + SIZE), nextCursor: start + SIZE < sorted.length ? `${start + SIZE}` : null, total: sorted.length };
}

export function Tables() {
  const [name, setName] = useState<string | undefined>();
  const [state, setState] = useState<string | undefined>();
  const [sort, setSort] = useState('name');
  const [position, setPosition] = useState<PagePosition>({ page: 1 });
  const full = useQuery({ queryKey: ['payers', name, sort, position.cursor], queryFn: () => pageOf(name, sort, position.cursor) });
  const failing = useQuery<ListPage<Payer>>({
    queryKey: ['failing'],
    queryFn: () => Promise.reject(new ApiProblem({ title: 'Bad Request', status: 400, code: 'cursor-malformed' })),
  });
  const search = (next: string | undefined): void => {
    setName(next);
    setPosition({ page: 1 });
  };
  return (
    <>
      <FilterBar label="Find betalere" isFiltered={name !== undefined || state !== undefined} onClear={() => search(undefined)}>
        <FilterText label="Navn" value={name} onChange={search} />
        <FilterSelect label="Tilstand" value={state} options={[{ value: 'sent', label: 'afsendt', count: 98 }]} onChange={setState} />
      </FilterBar>
      <DataTable
        caption="Betalere i kørslen"
        columns={COLUMNS}
        query={full}
        rowKey={({ code }) => code}
        sort={sort}
        onSort={setSort}
        paging={{ ...position, size: SIZE, onChange: setPosition }}
        empty="Ingen betaler svarer til det, du søger."
      />
      <DataTable
        caption="Noget, der ikke kan hentes"
        columns={COLUMNS}
        query={failing}
        rowKey={({ code }) => code}
        sort={sort}
        onSort={setSort}
        paging={{ page: 1, size: SIZE, onChange: setPosition }}
      />
    </>
  );
}
