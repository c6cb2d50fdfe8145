import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReceiptBody, StepProps } from '#console/features/ledger-exports/ledger-data';
import { ReceiptForm } from '#console/features/ledger-exports/receipt-form';
import { Amount } from '#console/ui/amount';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';

interface ReceiptStepProps<Answer> extends Pick<StepProps, 'standing' | 'currency' | 'isAtDesk'> {
  readonly record: UseMutationResult<Answer, Error, ReceiptBody>;
  /** Looks again how things stand, when it was refused: somebody else may have been first. */
  readonly onRefused: () => void;
}

/** What the finance system says it booked: recorded once, and refused when it is not what was exported. */
export function ReceiptStep<Answer>({ standing, currency, isAtDesk, record, onRefused }: ReceiptStepProps<Answer>) {
  const { t } = useTranslation();
  const { receipt } = standing;
  if (receipt)
    return (
      <KeyValueList
        items={[
          { label: t('ledgerExports.receipt.number'), value: receipt.receipt },
          { label: t('ledgerExports.entries'), value: String(receipt.entries) },
          { label: t('ledgerExports.debit'), value: <Amount value={receipt.debit} currency={currency} /> },
          ...(receipt.sha256 === null ? [] : [{ label: t('ledgerExports.sha256'), value: <code>{receipt.sha256}</code> }]),
          {
            label: t('ledgerExports.receipt.by'),
            value: (
              <>
                {receipt.person}, <Instant value={receipt.at} />
              </>
            ),
          },
        ]}
      />
    );
  const because = !isAtDesk ? t('ledgerExports.notYours') : standing.export === null ? t('ledgerExports.receipt.notExported') : null;
  if (because !== null) return <ExplainedUnavailable label={t('ledgerExports.receipt.send')} because={because} />;
  return <ReceiptForm record={record} onRefused={onRefused} />;
}
