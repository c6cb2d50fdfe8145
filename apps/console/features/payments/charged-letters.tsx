import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useAskAnew, type Reminders } from '#console/features/payments/payments-data';
import { Amount } from '#console/ui/amount';
import { ConfirmAction } from '#console/ui/confirm-action';
import { LocalDate } from '#console/ui/local-date';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

type Letter = Reminders['charged'][number];
interface LetterProps {
  readonly letter: Letter;
  readonly onDone: (receipt: string) => void;
}

/** What letters charged, and that it is taken back: one person proposes it with a reason, another decides. */
export function ChargedLetters({ charged, onDone }: { readonly charged: readonly Letter[]; readonly onDone: (receipt: string) => void }) {
  const { t } = useTranslation();
  if (charged.length === 0) return <BodyLong>{t('reminders.noneCharged')}</BodyLong>;
  return (
    <>
      <BodyLong spacing>{t('reminders.chargedLead')}</BodyLong>
      <RowsTable
        caption={t('reminders.charged')}
        rows={charged}
        rowKey={({ batch, payer, currency }) => `${batch} ${payer} ${currency}`}
        columns={[
          { id: 'batch', head: t('reminders.batch'), cell: ({ batch }) => batch },
          { id: 'payer', head: t('payments.payer'), cell: ({ payerName }) => payerName },
          {
            id: 'charged',
            head: t('reminders.chargedAmount'),
            isNumber: true,
            cell: ({ charges, currency }) => <Amount value={charges} currency={currency} />,
          },
          { id: 'state', head: t('reminders.takenBack'), cell: ({ reversal }) => <ReversalState reversal={reversal} /> },
          {
            id: 'action',
            head: t('reminders.change'),
            cell: (letter) =>
              letter.reversal?.outcome === null ? <Decide letter={letter} onDone={onDone} /> : <Propose letter={letter} onDone={onDone} />,
          },
        ]}
      />
    </>
  );
}

function ReversalState({ reversal }: Pick<Letter, 'reversal'>) {
  const { t } = useTranslation();
  if (!reversal) return '–';
  const { outcome, on, proposedBy, reason, decidedBy, rejectedBecause } = reversal;
  return (
    <div className="run-cell-text">
      <StateTag tone={outcome === null ? 'attention' : outcome === 'approved' ? 'done' : 'quiet'}>
        {t(`reminders.reversal.${outcome ?? 'waiting'}`)}
      </StateTag>
      {outcome === 'approved' && on !== null && <LocalDate value={on} />}
      <div>{t('reminders.reversalBy', { person: proposedBy, reason })}</div>
      {rejectedBecause !== null && <div>{t('reminders.reversalBecause', { person: decidedBy, reason: rejectedBecause })}</div>}
    </div>
  );
}

function Propose({ letter, onDone }: LetterProps) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const { batch, payer, currency, proposeUnavailableBecause: because } = letter;
  const propose = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/{batch}/reversals', { params: { path: { batch }, header: headers }, body: { payer, currency, reason } })),
    { onDone: askAnew },
  );
  return (
    <ConfirmAction
      label={t('reminders.takeBack', { payer: letter.payerName })}
      title={t('reminders.takeBackTitle')}
      explanation={t('reminders.takeBackExplain')}
      covers={useCovers(letter)}
      reason="required"
      unavailable={because === null ? undefined : t(`reminders.whyNotTakeBack.${because}`)}
      onConfirm={async (reason) => {
        await propose.mutateAsync(reason);
        onDone(t('reminders.takeBackProposed'));
      }}
    />
  );
}

function Decide({ letter, onDone }: LetterProps) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const reversal = letter.reversal?.id ?? '';
  const approve = useCommand(
    (_input: null, headers) => answer(api.POST('/api/reminders/reversals/{reversal}/approve', { params: { path: { reversal }, header: headers } })),
    { onDone: askAnew },
  );
  const reject = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/reversals/{reversal}/reject', { params: { path: { reversal }, header: headers }, body: { reason } })),
    { onDone: askAnew },
  );
  const because = letter.decideUnavailableBecause;
  const unavailable = because === null ? undefined : t(`reminders.whyNotDecide.${because}`);
  const covers = useCovers(letter);
  return (
    <div className="actions">
      <ConfirmAction
        label={t('reminders.takeBackApprove', { payer: letter.payerName })}
        title={t('reminders.takeBackApproveTitle')}
        explanation={t('reminders.takeBackApproveExplain')}
        covers={covers}
        unavailable={unavailable}
        onConfirm={async () => {
          await approve.mutateAsync(null);
          onDone(t('reminders.takeBackApproved'));
        }}
      />
      <ConfirmAction
        label={t('reminders.takeBackReject', { payer: letter.payerName })}
        title={t('reminders.takeBackRejectTitle')}
        covers={covers}
        reason="required"
        unavailable={unavailable}
        onConfirm={async (reason) => {
          await reject.mutateAsync(reason);
          onDone(t('reminders.takeBackRejected'));
        }}
      />
    </div>
  );
}

function useCovers({ batch, payerName, charges, currency, documents }: Letter) {
  const { t } = useTranslation();
  return [
    { label: t('reminders.batch'), value: batch },
    { label: t('payments.payer'), value: payerName },
    { label: t('payments.document'), value: documents.join(', ') },
    { label: t('reminders.chargedAmount'), value: <Amount value={charges} currency={currency} /> },
  ];
}
