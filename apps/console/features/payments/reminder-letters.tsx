import { ReadMore } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Reminders } from '#console/features/payments/payments-data';

type Letter = Reminders['decided'][number]['letters'][number];

/** The letters of a batch as PDF, one a payer: as they will be sent, or were. */
export function ReminderLetters({ batch, letters }: { readonly batch: string; readonly letters: readonly Letter[] }) {
  const { t } = useTranslation();
  if (letters.length === 0) return '–';
  return (
    <ReadMore size="small" header={t('reminders.showLetters', { count: letters.length })}>
      <ul>
        {letters.map(({ payer, payerName }) => (
          <li key={payer}>
            <a className="aksel-link" href={`/api/reminders/${encodeURIComponent(batch)}/letters/${encodeURIComponent(payer)}`}>
              {t('reminders.letter', { payer: payerName })}
            </a>
          </li>
        ))}
      </ul>
    </ReadMore>
  );
}

/** One letter a payer, in the order of the reminders. */
export function lettersOf(reminders: Reminders['due']): Letter[] {
  return [...new Map(reminders.map(({ payer, payerName }) => [payer, { payer, payerName }])).values()];
}
