import { Alert, Button, Heading } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '#console/features/imports/import-data';
import { Instant } from '#console/ui/instant';
import { RowsTable } from '#console/ui/rows-table';

/** What was imported, by the fingerprint of its bytes. */
export function ImportReceipt({ receipt, onAgain }: { readonly receipt: Receipt; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <Heading ref={heading} tabIndex={-1} level="2" size="medium" spacing className="page-title">
        {t('imports.receipt.title')}
      </Heading>
      <Alert variant="success" size="small" className="part-notice" role="status">
        {t('imports.receipt.done')} <Instant value={receipt.at} />
      </Alert>
      <RowsTable
        caption={t('imports.receipt.title')}
        rows={receipt.files}
        rowKey={(file) => `${file.kind} ${file.sha256}`}
        columns={[
          { id: 'file', head: t('imports.receipt.file'), cell: (file) => file.file },
          { id: 'kind', head: t('imports.receipt.kind'), cell: (file) => t(`imports.kind.${file.kind}`) },
          {
            id: 'rows',
            head: t('imports.receipt.rows'),
            isNumber: true,
            cell: (file) => (file.outcome === 'recorded-before' ? t('imports.state.recorded-before') : file.rows),
          },
          { id: 'sha256', head: t('imports.receipt.fingerprint'), cell: (file) => <code title={file.sha256}>{file.sha256.slice(0, 16)}…</code> },
        ]}
      />
      <p className="part-explain receipt-next">{t('imports.receipt.next')}</p>
      <div className="actions">
        <Link className="aksel-link" to="/planer">
          {t('imports.receipt.toPlans')}
        </Link>
        <Link className="aksel-link" to="/koersler">
          {t('imports.receipt.toRuns')}
        </Link>
        <Button variant="secondary" size="small" onClick={onAgain}>
          {t('imports.receipt.again')}
        </Button>
      </div>
    </section>
  );
}
