import { renderReport } from '#documents/render-report';
import type { ReminderEInvoice } from '#persistence/reminder-e-invoices';
import type { KeptLetter } from '#persistence/reminder-letters';
import type { ReminderLetter } from '#use-cases/reminders/reminder-letter';
import { reminderReport } from '#use-cases/reminders/reminder-report';
import { reminderName, reminderXmlOf } from '#use-cases/reminders/semantic-reminder';

/** A letter as it is kept: drawn once, and sent as drawn. */
export function keptLetter(letter: ReminderLetter): Omit<KeptLetter, 'sha256'> {
  return { ...placeOf(letter), bytes: renderReport(reminderReport(letter)) };
}

/** The same as e-invoice, where the payer takes reminders so. */
export function keptEInvoice(letter: ReminderLetter): ReminderEInvoice[] {
  const bytes = reminderXmlOf(letter);
  return bytes === null ? [] : [{ ...placeOf(letter), name: reminderName(letter), bytes }];
}

function placeOf({ batch, payer, currency, invoices }: ReminderLetter) {
  return { batch, payer, currency, firstDocument: invoices[0]?.document ?? '' };
}
