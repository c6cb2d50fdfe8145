import { ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Reminders } from '#console/features/payments/payments-data';
import { Amount } from '#console/ui/amount';
import { LocalDate } from '#console/ui/local-date';

type Reminder = Reminders['due'][number];

/** A reminder's interest, and on demand the days, principal and rate that it comes from. */
export function Interest({ interest, currency, steps }: Pick<Reminder, 'interest' | 'currency' | 'steps'>) {
  const { t } = useTranslation();
  if (steps.length === 0) return <Amount value={interest} currency={currency} />;
  return (
    <>
      <Amount value={interest} currency={currency} />
      <ReadMore size="small" header={t('reminders.howInterest')}>
        <ul className="run-cell-text">
          {steps.map(({ from, to, days, principal, ratePercent }) => (
            <li key={from}>
              <LocalDate value={from} />–<LocalDate value={to} />: {t('reminders.step', { count: days, rate: ratePercent })}{' '}
              <Amount value={principal} currency={currency} />
            </li>
          ))}
        </ul>
        {t('reminders.stepRule')}
      </ReadMore>
    </>
  );
}
