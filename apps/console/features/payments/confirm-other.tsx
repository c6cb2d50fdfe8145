import { Button, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyFromWire } from '#glossary/wire-amount';
import type { WaitingPayment } from '#console/features/payments/payments-data';
import { useLanguage } from '#console/i18n/texts';
import { amountToWire } from '#console/ui/amount-text';
import { Failure } from '#console/ui/page-state';

/** Posts a payment, or part of it, on a document that nothing speaks for but the person. */
export function ConfirmOther({
  entry,
  onChoose,
}: {
  readonly entry: WaitingPayment;
  readonly onChoose: (document: string, amount: string | null) => Promise<void>;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [document, setDocument] = useState('');
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState({ document: false, amount: false });
  const [failure, setFailure] = useState<Error | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  if (!isOpen)
    return (
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('payments.waiting.other')}
      </Button>
    );
  const send = async (): Promise<void> => {
    setFailure(null);
    const part = amount.trim() === '' ? null : amountToWire(amount, language);
    const slips = { document: document.trim() === '', amount: part === null && amount.trim() !== '' };
    setWrong(slips);
    if (slips.document || slips.amount || isUnderWay) return;
    setUnderWay(true);
    try {
      await onChoose(document.trim().toUpperCase(), part);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
    setUnderWay(false);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        id={`other-${entry.id}`}
        label={t('payments.waiting.otherNumber')}
        description={t('payments.waiting.otherHelp')}
        value={document}
        autoComplete="off"
        error={wrong.document ? t('payments.error.document') : undefined}
        onChange={({ target }) => setDocument(target.value)}
      />
      <TextField
        id={`other-amount-${entry.id}`}
        label={t('payments.waiting.otherAmount')}
        description={t('payments.waiting.otherAmountHelp', { amount: moneyFromWire(entry.left, entry.currency, language) })}
        value={amount}
        autoComplete="off"
        error={wrong.amount ? t('payments.error.amount') : undefined}
        onChange={({ target }) => setAmount(target.value)}
      />
      {failure && <Failure error={failure} />}
      <div className="actions">
        <Button loading={isUnderWay}>{t('payments.waiting.placeOther')}</Button>
        <Button type="button" variant="secondary" onClick={() => setOpen(false)}>
          {t('payments.giveUp')}
        </Button>
      </div>
    </form>
  );
}
