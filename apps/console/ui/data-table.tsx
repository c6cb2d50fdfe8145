import { Table } from '@navikt/ds-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '#glossary/format';
import { useLanguage } from '#console/i18n/texts';
import { Empty, Failure, Loading } from '#console/ui/page-state';
import { nextSort, sortState } from '#console/ui/sort-text';
import { TableRows, type Columns } from '#console/ui/table-rows';
import { TablePaging, type Paging } from '#console/ui/table-paging';

/** A page of a list as the API gives it. */
export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: Columns<Row>;
  readonly query: UseQueryResult<ListPage<Row>>;
  readonly rowKey: (row: Row) => string;
  /** `name` or `-name`, as in the address and for the API; always one. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly paging: Paging;
  readonly empty?: ReactNode;
}

/**
 * A list the API sorts, filters and cuts into pages. The first column names its row. On narrow screens the table scrolls in a frame of its own that
 * the keyboard reaches; how many rows there are is announced when it changes.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { query, paging } = props;
  return (
    <div className="table">
      <TableContent {...props} />
      <TablePaging paging={paging} nextCursor={query.data?.nextCursor ?? null} />
    </div>
  );
}

function TableContent<Row>(props: DataTableProps<Row>) {
  const { query, empty, paging } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const captionId = useId();
  const { data } = query;
  if (data === undefined) {
    if (query.isError) return <Failure error={query.error} isRetrying={query.isFetching} onRetry={() => void query.refetch()} />;
    return <Loading lines={8} />;
  }
  const count = (value: number): string => formatCount(BigInt(value), language);
  const first = (paging.page - 1) * paging.size + 1;
  const shown = { from: count(first), to: count(first + data.items.length - 1), total: count(data.total) };
  return (
    <>
      <p role="status" className="table-count">
        {data.items.length === 0 ? t('ui.table.none') : t('ui.table.count', shown)}
      </p>
      {data.items.length === 0 ? (
        <Empty>{empty ?? t('ui.empty')}</Empty>
      ) : (
        <div className="table-scroll" role="region" aria-labelledby={captionId} tabIndex={0} aria-busy={query.isPlaceholderData}>
          <Rows {...props} items={data.items} captionId={captionId} />
        </div>
      )}
    </>
  );
}

interface RowsProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'rowKey' | 'sort' | 'onSort' | 'caption'> {
  readonly items: readonly Row[];
  readonly captionId: string;
}

function Rows<Row>({ columns, rowKey, sort, onSort, caption, items, captionId }: RowsProps<Row>) {
  return (
    <Table size="small" sort={sortState(sort)} onSortChange={(key) => onSort(nextSort(sort, key))}>
      <caption id={captionId}>{caption}</caption>
      <TableRows columns={columns} rows={items} rowKey={rowKey} />
    </Table>
  );
}
