import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Document } from '#console/features/documents/document-data';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';

const ACCOUNTS = ['receivable', 'programme-income', 'output-vat', 'bank', 'internal'] as const;

/** How the document was posted: both sides of each entry. */
export function LedgerPart({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  const { currency } = document;
  const nameOf = (account: string): string => {
    const known = ACCOUNTS.find((candidate) => candidate === account);
    return known === undefined ? account : t(`documents.accounts.${known}`);
  };
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('documents.ledger')}
      </Heading>
      <RowsTable
        caption={t('documents.ledger')}
        columns={[
          { id: 'account', head: t('documents.account'), cell: (row) => nameOf(row.account) },
          { id: 'on', head: t('documents.on'), cell: (row) => <LocalDate value={row.on} /> },
          { id: 'debit', head: t('documents.debit'), isNumber: true, cell: (row) => <Amount value={row.debit} currency={currency} /> },
          { id: 'credit', head: t('documents.credit'), isNumber: true, cell: (row) => <Amount value={row.credit} currency={currency} /> },
        ]}
        rows={document.ledger}
        rowKey={(row) => `${row.on}/${row.account}/${row.debit}/${row.credit}`}
      />
    </section>
  );
}
