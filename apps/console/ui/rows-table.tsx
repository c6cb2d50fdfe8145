import { Table } from '@navikt/ds-react';
import { useId } from 'react';
import type { Column } from '#console/ui/data-table';

interface RowsTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A short table that is all there: neither sorted nor cut into pages. The first column names its row; its heading stands above it. */
export function RowsTable<Row>({ caption, columns, rows, rowKey }: RowsTableProps<Row>) {
  const captionId = useId();
  return (
    <div className="table-scroll" role="region" aria-labelledby={captionId} tabIndex={0}>
      <Table size="small">
        <caption id={captionId} className="aksel-sr-only">
          {caption}
        </caption>
        <Table.Header>
          <Table.Row>
            {columns.map(({ id, head, isNumber = false }) => (
              <Table.ColumnHeader key={id} scope="col" align={isNumber ? 'right' : 'left'}>
                {head}
              </Table.ColumnHeader>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={rowKey(row)}>
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
      </Table>
    </div>
  );
}
