import { Button, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingPayment } from '#console/features/payments/payments-data';
import { Failure } from '#console/ui/page-state';

/** Posts a payment on a document that nothing speaks for but the person. */
export function ConfirmOther({ entry, onChoose }: { readonly entry: WaitingPayment; readonly onChoose: (document: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [document, setDocument] = useState('');
  const [isMissing, setMissing] = useState(false);
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
    setMissing(document.trim() === '');
    if (document.trim() === '' || isUnderWay) return;
    setUnderWay(true);
    try {
      await onChoose(document.trim().toUpperCase());
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
        error={isMissing ? t('payments.error.document') : undefined}
        onChange={({ target }) => setDocument(target.value)}
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
