import { Table } from '@navikt/ds-react';
import { useId } from 'react';
import { TableRows, type Columns } from '#console/ui/table-rows';

interface RowsTableProps<Row> {
  readonly caption: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly isSum?: (row: Row) => boolean;
}

/** A short table that is all there: neither sorted nor cut into pages. Its heading stands above it. */
export function RowsTable<Row>({ caption, ...rows }: RowsTableProps<Row>) {
  const captionId = useId();
  return (
    <div className="table-scroll" role="region" aria-labelledby={captionId} tabIndex={0}>
      <Table size="small">
        <caption id={captionId} className="aksel-sr-only">
          {caption}
        </caption>
        <TableRows {...rows} />
      </Table>
    </div>
  );
}
