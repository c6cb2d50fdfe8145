import { renderReport } from '#documents/render-report';
import type { KeptLetter } from '#persistence/reminder-letters';
import type { ReminderLetter } from '#use-cases/reminders/reminder-letter';
import { reminderReport } from '#use-cases/reminders/reminder-report';

/** A letter as it is kept: drawn once, and sent as drawn. */
export function keptLetter(letter: ReminderLetter): Omit<KeptLetter, 'sha256'> {
  const { batch, payer, currency, invoices } = letter;
  return { batch, payer, currency, firstDocument: invoices[0]?.document ?? '', bytes: renderReport(reminderReport(letter)) };
}
