import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import { useCommand } from '#console/api/command';
import { useAskAnew, type Reminders } from '#console/features/payments/payments-data';
import { ReminderTable } from '#console/features/payments/reminder-table';
import { ConfirmAction } from '#console/ui/confirm-action';

interface ProposeRemindersProps {
  readonly issuer: string;
  readonly reminders: Reminders;
  readonly onDone: (receipt: string) => void;
}

/** What is due for a reminder, and handing it to another person. */
export function ProposeReminders({ issuer, reminders, onDone }: ProposeRemindersProps) {
  const { t } = useTranslation();
  const askAnew = useAskAnew();
  const propose = useCommand((body: { issuer: string }, headers) => answer(api.POST('/api/reminders', { params: { header: headers }, body })), {
    onDone: askAnew,
  });
  const { due, proposeUnavailableBecause: because } = reminders;
  return (
    <>
      {due.length === 0 ? <BodyLong spacing>{t('reminders.none')}</BodyLong> : <ReminderTable caption={t('reminders.due')} rows={due} />}
      <div className="part">
        <ConfirmAction
          label={t('reminders.propose')}
          title={t('reminders.proposeTitle')}
          explanation={t('reminders.proposeExplain')}
          covers={[{ label: t('reminders.count'), value: String(due.length) }]}
          unavailable={because === null ? undefined : t(`reminders.whyNot.${because}`)}
          onConfirm={async () => {
            await propose.mutateAsync({ issuer });
            onDone(t('reminders.proposed'));
          }}
        />
      </div>
    </>
  );
}
