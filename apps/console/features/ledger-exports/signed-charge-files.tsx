import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { ChargeFile } from '#console/features/ledger-exports/ledger-data';
import { Amount } from '#console/ui/amount';
import { DownloadLink } from '#console/ui/download-link';
import { Instant } from '#console/ui/instant';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';

/** Files of charges that are done, the newest first. */
export function SignedChargeFiles({ issuer, files }: { readonly issuer: string; readonly files: readonly ChargeFile[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return <BodyLong>{t('ledgerExports.charges.noneSigned')}</BodyLong>;
  return (
    <RowsTable
      caption={t('ledgerExports.charges.signed')}
      rows={files}
      rowKey={({ number }) => String(number)}
      columns={[
        { id: 'number', head: t('ledgerExports.charges.number'), isNumber: true, cell: ({ number }) => number },
        { id: 'until', head: t('ledgerExports.charges.until'), cell: ({ untilOn }) => <LocalDate value={untilOn} /> },
        { id: 'entries', head: t('ledgerExports.entries'), isNumber: true, cell: ({ export: made }) => made.entries },
        {
          id: 'owed',
          head: t('ledgerExports.charges.owed'),
          isNumber: true,
          cell: ({ export: made, currency }) => <Amount value={made.owed} currency={currency} />,
        },
        { id: 'receipt', head: t('ledgerExports.receipt.number'), cell: ({ receipt }) => receipt?.receipt ?? '–' },
        { id: 'by', head: t('ledgerExports.signOff.by'), cell: ({ signOff }) => signOff?.person ?? '–' },
        { id: 'at', head: t('ledgerExports.signOff.at'), cell: ({ signOff }) => signOff && <Instant value={signOff.at} /> },
        {
          id: 'file',
          head: t('ledgerExports.charges.csv'),
          cell: ({ number }) => (
            <DownloadLink href={`/api/reminder-charges/${issuer}/${number}/file`} format="CSV">
              {t('ledgerExports.charges.get', { number })}
            </DownloadLink>
          ),
        },
      ]}
    />
  );
}
