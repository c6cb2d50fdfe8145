import { Table } from '@navikt/ds-react';
import { useId } from 'react';
import type { WireCurrency } from '#glossary/wire-amount';
import { Amount } from '#console/ui/amount';

interface AmountRow {
  readonly key: string;
  readonly label: string;
  /** One for each head; `null` where there is none. */
  readonly values: readonly (string | null)[];
  readonly isSum: boolean;
  readonly isChange: boolean;
}

interface AmountTableProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly currency: WireCurrency;
  readonly rows: readonly AmountRow[];
}

/** Few amounts with their names: the figures beside a chart. Not paged and not sorted. */
export function AmountTable({ caption, heads, currency, rows }: AmountTableProps) {
  const captionId = useId();
  return (
    <div className="table-scroll" role="region" aria-labelledby={captionId} tabIndex={0}>
      <Table size="small">
        <caption id={captionId}>{caption}</caption>
        <Table.Header>
          <Table.Row>
            <td />
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col" align="right">
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map(({ key, label, values, isSum, isChange }) => (
            <Table.Row key={key} className={isSum ? 'row-sum' : ''}>
              <Table.HeaderCell scope="row">{label}</Table.HeaderCell>
              {heads.map((head, index) => {
                const value = values[index] ?? null;
                return (
                  <Table.DataCell key={head} align="right">
                    {value === null ? '–' : <Amount value={value} currency={currency} signed={isChange} />}
                  </Table.DataCell>
                );
              })}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
