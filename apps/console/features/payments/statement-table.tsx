import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { documentTexts } from '#glossary/document-texts';
import type { Statement } from '#console/features/payments/payments-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';

interface Row {
  readonly key: string;
  readonly on: string;
  readonly what: string;
  readonly document: string | null;
  readonly dueOn: string | null;
  readonly amount: string | null;
  readonly balance: string;
}

/** The balance before, every document and payment with the balance after it, and the balance at the end. */
export function StatementTable({ statement, from, until }: { readonly statement: Statement; readonly from: string; readonly until: string }) {
  const { t } = useTranslation();
  const texts = documentTexts(useLanguage());
  const { currency } = statement;
  const edge = { document: null, dueOn: null, amount: null };
  const rows: Row[] = [
    { ...edge, key: 'opening', on: from, what: t('payments.statement.opening'), balance: statement.opening },
    ...statement.lines.map(({ type, ...line }, index) => ({
      ...line,
      key: String(index),
      what: type === 'invoice' || type === 'credit-note' ? texts.title[type] : t(`payments.statement.${type}`),
    })),
    { ...edge, key: 'closing', on: until, what: t('payments.statement.closing'), balance: statement.closing },
  ];
  return (
    <RowsTable
      caption={`${t('payments.statement.title')}: ${statement.issuerName}`}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { id: 'on', head: t('payments.statement.on'), cell: ({ on }) => <LocalDate value={on} /> },
        { id: 'what', head: t('payments.statement.what'), cell: ({ what }) => what },
        {
          id: 'document',
          head: t('payments.document'),
          cell: ({ document }) =>
            document === null ? (
              '–'
            ) : (
              <Link className="aksel-link" to="/faktura/$number" params={{ number: document }}>
                {document}
              </Link>
            ),
        },
        { id: 'due', head: texts.dueOn, cell: ({ dueOn }) => (dueOn === null ? '–' : <LocalDate value={dueOn} />) },
        {
          id: 'amount',
          head: t('payments.statement.amount'),
          isNumber: true,
          cell: ({ amount }) => (amount === null ? '–' : <Amount value={amount} currency={currency} />),
        },
        {
          id: 'balance',
          head: t('payments.statement.balance'),
          isNumber: true,
          cell: ({ balance }) => <Amount value={balance} currency={currency} />,
        },
      ]}
    />
  );
}
