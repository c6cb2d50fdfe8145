import { Heading, Table } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Document } from '#console/features/documents/document-data';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';

const ACCOUNTS = ['receivable', 'programme-income', 'output-vat', 'bank', 'internal'] as const;

/** How the document was posted: both sides of each entry. */
export function LedgerPart({ document }: { readonly document: Document }) {
  const { t } = useTranslation();
  return (
    <section className="part">
      <Heading level="2" size="small" id="ledger" spacing>
        {t('documents.ledger')}
      </Heading>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="ledger">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('documents.account')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('documents.on')}</Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t('documents.debit')}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t('documents.credit')}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {document.ledger.map((entry, index) => {
              const account = ACCOUNTS.find((known) => known === entry.account);
              return (
                <Table.Row key={index}>
                  <Table.HeaderCell scope="row">{account === undefined ? entry.account : t(`documents.accounts.${account}`)}</Table.HeaderCell>
                  <Table.DataCell>
                    <LocalDate value={entry.on} />
                  </Table.DataCell>
                  <Table.DataCell align="right">
                    <Amount value={entry.debit} currency={document.currency} />
                  </Table.DataCell>
                  <Table.DataCell align="right">
                    <Amount value={entry.credit} currency={document.currency} />
                  </Table.DataCell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </div>
    </section>
  );
}
