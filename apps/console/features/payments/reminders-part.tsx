import { BodyLong, Heading } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#console/api/client';
import type { PaymentsPartProps } from '#console/features/payments/payments-page';
import { ChargedLetters } from '#console/features/payments/charged-letters';
import { DecidedReminders } from '#console/features/payments/decided-reminders';
import { ProposeReminders } from '#console/features/payments/propose-reminders';
import { ReminderPolicies } from '#console/features/payments/reminder-policies';
import { WaitingReminders } from '#console/features/payments/waiting-reminders';
import { PageState } from '#console/ui/page-state';

/** Reminders of an issuer: for which programmes, what is due for one, what waits for another person, what was decided, and what it charged. */
export function RemindersPart(part: PaymentsPartProps) {
  const { issuer } = part;
  const { t } = useTranslation();
  const [receipt, setReceipt] = useState<string | null>(null);
  const reminders = useQuery({
    queryKey: ['payments', issuer, 'reminders'],
    queryFn: ({ signal }) => answer(api.GET('/api/reminders', { signal, params: { query: { issuer } } })),
  });
  return (
    <>
      <BodyLong>{t('reminders.lead')}</BodyLong>
      <p role="status">{receipt}</p>
      <PageState query={reminders} lines={8}>
        {(data) => (
          <>
            {data.waiting && <WaitingReminders waiting={data.waiting} because={data.decideUnavailableBecause} onDone={setReceipt} />}
            {data.waiting === null && (
              <section className="part">
                <Heading level="2" size="small" spacing>
                  {t('reminders.due')}
                </Heading>
                <ProposeReminders issuer={issuer} reminders={data} onDone={setReceipt} />
              </section>
            )}
            <section className="part">
              <Heading level="2" size="small" spacing>
                {t('reminders.policies')}
              </Heading>
              <ReminderPolicies issuer={issuer} reminders={data} />
            </section>
            <section className="part">
              <Heading level="2" size="small" spacing>
                {t('reminders.decided')}
              </Heading>
              <DecidedReminders decided={data.decided} />
            </section>
          </>
        )}
      </PageState>
      <section className="part">
        <Heading level="2" size="small" spacing>
          {t('reminders.charged')}
        </Heading>
        <ChargedLetters {...part} onDone={setReceipt} />
      </section>
    </>
  );
}
