import { BodyLong, Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useAskAnew, type Reminders } from '#console/features/payments/payments-data';
import { lettersOf, ReminderLetters } from '#console/features/payments/reminder-letters';
import { ReminderTable } from '#console/features/payments/reminder-table';
import { ConfirmAction } from '#console/ui/confirm-action';
import { Instant } from '#console/ui/instant';

interface WaitingRemindersProps {
  readonly waiting: NonNullable<Reminders['waiting']>;
  readonly because: Reminders['decideUnavailableBecause'];
  readonly onDone: (receipt: string) => void;
}

/** Reminders that one person proposed: another approves what they see, or rejects it with a reason. */
export function WaitingReminders({ waiting, because, onDone }: WaitingRemindersProps) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const { id: batch, digest, proposedBy, proposedAt, reminders } = waiting;
  const approve = useCommand(
    (_input: null, headers) => answer(api.POST('/api/reminders/{batch}/approve', { params: { path: { batch }, header: headers }, body: { digest } })),
    { onDone: askAnew },
  );
  const reject = useCommand(
    (reason: string, headers) =>
      answer(api.POST('/api/reminders/{batch}/reject', { params: { path: { batch }, header: headers }, body: { reason } })),
    { onDone: askAnew },
  );
  const unavailable = because === null ? undefined : t(`reminders.whyNotDecide.${because}`);
  const covers = [
    { label: t('reminders.count'), value: String(reminders.length) },
    { label: t('reminders.digest'), value: `${digest.slice(0, 8)} … ${digest.slice(-8)}` },
  ];
  return (
    <section className="part">
      <Heading level="2" size="small" spacing>
        {t('reminders.waiting')}
      </Heading>
      <BodyLong spacing>
        {t('reminders.proposedBy', { person: proposedBy })} <Instant value={proposedAt} />
      </BodyLong>
      <ReminderTable caption={t('reminders.waiting')} rows={reminders} />
      <ReminderLetters batch={batch} letters={lettersOf(reminders)} />
      <div className="actions part">
        <ConfirmAction
          label={t('reminders.approve')}
          title={t('reminders.approveTitle')}
          explanation={t('reminders.approveExplain')}
          covers={covers}
          unavailable={unavailable}
          isPrimary
          onConfirm={async () => {
            await approve.mutateAsync(null);
            onDone(t('reminders.approved'));
          }}
        />
        <ConfirmAction
          label={t('reminders.reject')}
          title={t('reminders.rejectTitle')}
          covers={covers}
          reason="required"
          unavailable={unavailable}
          onConfirm={async (reason) => {
            await reject.mutateAsync(reason);
            onDone(t('reminders.rejected'));
          }}
        />
      </div>
    </section>
  );
}
