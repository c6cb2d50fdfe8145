import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#glossary/format';
import { moneyFromWire } from '#glossary/wire-amount';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { CandidateTable } from '#console/features/payments/candidate-table';
import { ConfirmOther } from '#console/features/payments/confirm-other';
import { useAskAnew, type WaitingPayment } from '#console/features/payments/payments-data';
import { useLanguage } from '#console/i18n/texts';
import { ConfirmAction } from '#console/ui/confirm-action';
import { ExplainedUnavailable } from '#console/ui/explained-unavailable';
import { KeyValueList } from '#console/ui/key-value-list';

interface WaitingEntryProps {
  readonly entry: WaitingPayment;
  readonly isAtDesk: boolean;
  /** With the receipt: the entry itself is gone from the list then. */
  readonly onDone: (receipt: string) => void;
}

/** One payment: what the bank told of it, and what a person can do with it. */
export function WaitingEntry({ entry, isAtDesk, onDone }: WaitingEntryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const askAnew = useAskAnew();
  const money = (value: string) => moneyFromWire(value, entry.currency, language);
  const title = t('payments.waiting.entry', { amount: money(entry.amount), date: formatDate(entry.bookedOn, language) });
  const confirm = useCommand(
    ({ document, amount }: { document: string; amount: string | null }, headers) =>
      answer(
        api.POST('/api/payments/entries/{entry}/confirm', {
          params: { path: { entry: entry.id }, header: headers },
          body: { document, amount, reason: null },
        }),
      ),
    { onDone: askAnew },
  );
  const setAside = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/payments/entries/{entry}/set-aside', { params: { path: { entry: entry.id }, header: headers }, body: { reason } })),
    { onDone: askAnew },
  );
  const place = async (document: string, amount: string | null = null): Promise<void> => {
    await confirm.mutateAsync({ document, amount });
    onDone(t('payments.waiting.placed', { amount: money(amount ?? entry.left), document }));
  };
  const putAside = async (reason: string): Promise<void> => {
    await setAside.mutateAsync(reason);
    onDone(t('payments.waiting.asideDone', { amount: money(entry.left) }));
  };
  return (
    <section className="part" aria-label={title}>
      <Heading level="2" size="xsmall" spacing>
        {title}
      </Heading>
      <KeyValueList
        items={[
          { label: t('payments.waiting.payer'), value: entry.payerName ?? t('payments.waiting.unknownPayer') },
          {
            label: t('payments.waiting.text'),
            value: [entry.reference, entry.text].filter((part) => part !== null && part !== '').join(' · ') || '–',
          },
          ...(entry.left === entry.amount ? [] : [{ label: t('payments.waiting.left'), value: money(entry.left) }]),
        ]}
      />
      <CandidateTable entry={entry} isAtDesk={isAtDesk} onChoose={place} />
      {isAtDesk ? (
        <div className="actions part">
          <ConfirmOther entry={entry} onChoose={place} />
          <ConfirmAction
            label={t('payments.waiting.aside')}
            title={t('payments.waiting.asideTitle')}
            explanation={t('payments.waiting.asideExplain')}
            covers={[{ label: t('payments.waiting.left'), value: money(entry.left) }]}
            reason="required"
            onConfirm={putAside}
          />
        </div>
      ) : (
        <ExplainedUnavailable label={t('payments.waiting.place')} because={t('payments.notYours')} />
      )}
    </section>
  );
}
