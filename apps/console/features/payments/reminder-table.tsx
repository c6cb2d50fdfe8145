import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Interest } from '#console/features/payments/interest-steps';
import type { Reminders } from '#console/features/payments/payments-data';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

type Row = Reminders['due'][number];

/** Which documents are reminded of, for which time, what is open on each, and what the reminder adds. */
export function ReminderTable({ caption, rows }: { readonly caption: string; readonly rows: Reminders['due'] }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={caption}
      rows={rows}
      rowKey={({ document }) => document}
      columns={[
        {
          id: 'document',
          head: t('payments.document'),
          cell: ({ document }) => (
            <Link className="aksel-link" to="/faktura/$number" params={{ number: document }}>
              {document}
            </Link>
          ),
        },
        { id: 'payer', head: t('payments.payer'), cell: ({ payerName }) => payerName },
        { id: 'due', head: t('reminders.dueOn'), cell: ({ dueOn }) => <LocalDate value={dueOn} /> },
        { id: 'open', head: t('payments.open'), isNumber: true, cell: ({ open, currency }) => <Amount value={open} currency={currency} /> },
        { id: 'fee', head: t('reminders.charge.fee'), isNumber: true, cell: ({ fee, currency }) => <Amount value={fee} currency={currency} /> },
        ...(rows.some(({ compensation }) => compensation !== '0.00')
          ? [
              {
                id: 'compensation',
                head: t('reminders.charge.compensation'),
                isNumber: true,
                cell: ({ compensation, currency }: Row) => <Amount value={compensation} currency={currency} />,
              },
            ]
          : []),
        { id: 'interest', head: t('reminders.charge.interest'), isNumber: true, cell: (row) => <Interest {...row} /> },
        { id: 'toPay', head: t('reminders.toPay'), isNumber: true, cell: ({ toPay, currency }) => <Amount value={toPay} currency={currency} /> },
        { id: 'sequence', head: t('reminders.sequence'), isNumber: true, cell: ({ sequence }) => sequence },
        {
          id: 'state',
          head: t('payments.items.state'),
          cell: ({ hasNoAddress }) => (hasNoAddress ? <StateTag tone="attention">{t('reminders.noAddress')}</StateTag> : '–'),
        },
      ]}
    />
  );
}
