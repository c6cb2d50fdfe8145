import type { LocalDate } from '#domain/calendar/local-date';
import { dueReminders, type DueReminder } from '#domain/payments/due-reminders';
import { calculateOpenItems } from '#domain/payments/open-items';
import type { Transaction } from '#persistence/database';
import { listPayables, listPayments } from '#persistence/payments';
import { listReminderPolicies, readDocumentProgrammes, readReminderDays } from '#persistence/reminders';

/** What may be reminded of at an issuer on a day, as everything stands. Proposing and approving ask this one question. */
export async function readDueReminders(transaction: Transaction, issuer: string, today: LocalDate): Promise<DueReminder[]> {
  const of = { issuer, payer: null };
  const programmes = await readDocumentProgrammes(transaction, issuer);
  const items = calculateOpenItems(await listPayables(transaction, of), await listPayments(transaction, of));
  const policies = await listReminderPolicies(transaction, issuer);
  return dueReminders(
    items.map((item) => ({ ...item, programmes: programmes.get(item.number) ?? [] })),
    {
      today,
      programmes: new Set(policies.filter(({ isOn }) => isOn).map(({ programme }) => programme)),
      sent: await readReminderDays(transaction, issuer),
    },
  );
}
