import { BodyLong } from '@navikt/ds-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moneyFromWire } from '#glossary/wire-amount';
import type { Candidate, WaitingPayment } from '#console/features/payments/payments-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { RowsTable } from '#console/ui/rows-table';
import type { Column } from '#console/ui/table-rows';

interface CandidateTableProps {
  readonly entry: WaitingPayment;
  readonly isAtDesk: boolean;
  readonly onChoose: (document: string) => Promise<void>;
}

/** Documents that a payment may be for, the likeliest first, with what speaks for each. */
export function CandidateTable({ entry, isAtDesk, onChoose }: CandidateTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (entry.candidates.length === 0) return <BodyLong className="part">{t('payments.waiting.noCandidate')}</BodyLong>;
  const columns: [Column<Candidate>, ...Column<Candidate>[]] = [
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
    { id: 'open', head: t('payments.open'), isNumber: true, cell: ({ open }) => <Amount value={open} currency={entry.currency} /> },
    {
      id: 'why',
      head: t('payments.waiting.because'),
      cell: ({ reasons }) => reasons.map((reason) => t(`payments.waiting.reason.${reason}`)).join(', '),
    },
  ];
  const action: Column<Candidate> = {
    id: 'action',
    head: t('payments.waiting.place'),
    cell: ({ document, payerName, open }) => (
      <ConfirmAction
        label={t('payments.waiting.placeOn', { document })}
        title={t('payments.waiting.placeTitle', { document })}
        covers={[
          { label: t('payments.waiting.left'), value: moneyFromWire(entry.left, entry.currency, language) },
          { label: t('payments.payer'), value: payerName },
          { label: t('payments.open'), value: moneyFromWire(open, entry.currency, language) },
        ]}
        onConfirm={() => onChoose(document)}
      />
    ),
  };
  return (
    <div className="part">
      <RowsTable
        caption={t('payments.waiting.candidates')}
        rows={entry.candidates}
        rowKey={({ document }) => document}
        columns={isAtDesk ? [...columns, action] : columns}
      />
    </div>
  );
}
