import { BodyLong } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Reminders } from '#console/features/payments/payments-data';
import { ReminderLetters } from '#console/features/payments/reminder-letters';
import { Instant } from '#console/ui/instant';
import { RowsTable } from '#console/ui/rows-table';
import { StateTag } from '#console/ui/state-tag';

/** What was approved or rejected, the newest first. */
export function DecidedReminders({ decided }: { readonly decided: Reminders['decided'] }) {
  const { t } = useTranslation();
  if (decided.length === 0) return <BodyLong>{t('reminders.noneDecided')}</BodyLong>;
  return (
    <RowsTable
      caption={t('reminders.decided')}
      rows={decided}
      rowKey={({ id }) => id}
      columns={[
        { id: 'id', head: t('reminders.batch'), cell: ({ id }) => id },
        {
          id: 'outcome',
          head: t('reminders.state'),
          cell: ({ outcome }) => <StateTag tone={outcome === 'approved' ? 'done' : 'quiet'}>{t(`reminders.outcome.${outcome}`)}</StateTag>,
        },
        { id: 'count', head: t('reminders.count'), isNumber: true, cell: ({ count }) => count },
        { id: 'proposed', head: t('reminders.proposer'), cell: ({ proposedBy }) => proposedBy },
        { id: 'decided', head: t('reminders.decider'), cell: ({ decidedBy }) => decidedBy },
        { id: 'at', head: t('reminders.at'), cell: ({ decidedAt }) => <Instant value={decidedAt} /> },
        { id: 'letters', head: t('reminders.letters'), cell: ({ id, letters }) => <ReminderLetters batch={id} letters={letters} /> },
        { id: 'reason', head: t('payments.postings.reason'), cell: ({ reason }) => <span className="run-cell-text">{reason ?? '–'}</span> },
      ]}
    />
  );
}
