import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { moneyFromWire, type WireCurrency } from '#glossary/wire-amount';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useAskAnew, type Posting } from '#console/features/payments/payments-data';
import { useLanguage } from '#console/i18n/texts';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';
import type { Column } from '#console/ui/table-rows';

interface PostingTableProps {
  readonly postings: readonly Posting[];
  readonly currency: WireCurrency;
  readonly isAtDesk: boolean;
}

/** Payments as they were placed on a document. A wrong one is taken back by another: neither goes away. */
export function PostingTable({ postings, currency, isAtDesk }: PostingTableProps) {
  const { t } = useTranslation();
  const columns: [Column<Posting>, ...Column<Posting>[]] = [
    { id: 'on', head: t('payments.statement.on'), cell: ({ on }) => <LocalDate value={on} /> },
    { id: 'basis', head: t('payments.postings.basis'), cell: ({ basis }) => t(`payments.postings.basisOf.${basis}`) },
    { id: 'amount', head: t('payments.statement.amount'), isNumber: true, cell: ({ amount }) => <Amount value={amount} currency={currency} /> },
    { id: 'by', head: t('payments.files.by'), cell: ({ person }) => person ?? '–' },
    { id: 'reason', head: t('payments.postings.reason'), cell: ({ reason }) => <span className="run-cell-text">{reason ?? '–'}</span> },
  ];
  const action: Column<Posting> = {
    id: 'action',
    head: t('payments.postings.takeBack'),
    cell: (posting) =>
      posting.isTakenBack ? (
        t('payments.postings.isTakenBack')
      ) : posting.basis === 'taken-back' ? (
        '–'
      ) : (
        <TakeBack posting={posting} currency={currency} />
      ),
  };
  return (
    <div className="part">
      <RowsTable
        caption={t('payments.postings.title')}
        rows={postings}
        rowKey={({ entry, position }) => `${entry}/${position}`}
        columns={isAtDesk ? [...columns, action] : columns}
      />
    </div>
  );
}

function TakeBack({ posting, currency }: { readonly posting: Posting; readonly currency: WireCurrency }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const askAnew = useAskAnew();
  const { entry, position, on, amount } = posting;
  const takeBack = useCommand(
    (reason: string, headers) =>
      answer(
        api.POST('/api/payments/entries/{entry}/postings/{position}/take-back', {
          params: { path: { entry, position: String(position) }, header: headers },
          body: { reason },
        }),
      ),
    { onDone: askAnew },
  );
  return (
    <ConfirmAction
      label={t('payments.postings.takeBack')}
      title={t('payments.postings.ask')}
      explanation={t('payments.postings.explain')}
      covers={[
        { label: t('payments.statement.on'), value: formatDate(on, language) },
        { label: t('payments.statement.amount'), value: moneyFromWire(amount, currency, language) },
      ]}
      reason="required"
      onConfirm={(reason) => takeBack.mutateAsync(reason)}
    />
  );
}
