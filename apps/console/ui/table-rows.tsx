import { Table } from '@navikt/ds-react';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** The API's name for sorting by it; without one it cannot be sorted by. */
  readonly sortBy?: string;
  /** Numbers stand right, under a head that does, too. */
  readonly isNumber?: boolean;
}

export type Columns<Row> = readonly [Column<Row>, ...Column<Row>[]];

interface TableRowsProps<Row> {
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Which row sums up the others. */
  readonly isSum?: (row: Row) => boolean;
}

/** Heads and rows of a table; the first column names its row. */
export function TableRows<Row>({ columns, rows, rowKey, isSum }: TableRowsProps<Row>) {
  return (
    <>
      <Table.Header>
        <Table.Row>
          {columns.map(({ id, head, sortBy, isNumber = false }) => (
            <Table.ColumnHeader
              key={id}
              scope="col"
              align={isNumber ? 'right' : 'left'}
              {...(sortBy === undefined ? {} : { sortable: true, sortKey: sortBy })}
            >
              {head}
            </Table.ColumnHeader>
          ))}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {rows.map((row) => (
          <Table.Row key={rowKey(row)} className={isSum?.(row) ? 'row-sum' : ''}>
            {columns.map(({ id, cell, isNumber = false }, index) =>
              index === 0 ? (
                <Table.HeaderCell key={id} scope="row">
                  {cell(row)}
                </Table.HeaderCell>
              ) : (
                <Table.DataCell key={id} align={isNumber ? 'right' : 'left'}>
                  {cell(row)}
                </Table.DataCell>
              ),
            )}
          </Table.Row>
        ))}
      </Table.Body>
    </>
  );
}
