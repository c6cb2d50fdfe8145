import type { LocalDate } from '#domain/calendar/local-date';
import { chargeReminders, NO_CHARGES, NOTHING_CHARGED, type ChargeChoice, type LateCharges } from '#domain/late-payment/charge-reminders';
import { principalMoves } from '#domain/late-payment/principal-moves';
import { sum } from '#domain/money/money';
import { dueReminders, type DueReminder } from '#domain/payments/due-reminders';
import { calculateOpenItems, type OpenItem } from '#domain/payments/open-items';
import type { Transaction } from '#persistence/database';
import { listLateRates } from '#persistence/late-rates';
import { listCharges, listPayables, listPayments, type ChargeAccount, type PostedChargeRow } from '#persistence/payments';
import { getIssuer } from '#persistence/register';
import { listReminderPolicies, readDocumentProgrammes, readReminderDays, type ReminderPolicy } from '#persistence/reminders';

/**
 * What may be reminded of at an issuer on a day, as everything stands, and what it charges. Proposing and approving ask this one question;
 * `late-rate-missing` where a programme has chosen a charge whose figure nobody recorded.
 */
export async function readDueReminders(transaction: Transaction, issuer: string, today: LocalDate): Promise<(DueReminder & LateCharges)[]> {
  const of = { issuer, payer: null };
  const programmes = await readDocumentProgrammes(transaction, issuer);
  const payables = await listPayables(transaction, of);
  const payments = await listPayments(transaction, of);
  const charged = await listCharges(transaction, of);
  const items = calculateOpenItems(payables, payments, charged);
  const policies = await listReminderPolicies(transaction, issuer);
  const due = dueReminders(
    items.map((item) => ({ ...item, programmes: programmes.get(item.number) ?? [] })),
    {
      today,
      programmes: new Set(policies.filter(({ isOn }) => isOn).map(({ programme }) => programme)),
      sent: await readReminderDays(transaction, issuer),
    },
  );
  const totals = new Map(items.map((item: OpenItem) => [item.number, item.totalOre]));
  const moves = principalMoves(payables, payments);
  const charges = chargeReminders(
    due.map((reminder) => ({
      ...reminder,
      totalOre: totals.get(reminder.document) ?? 0n,
      moves: moves.get(reminder.document) ?? [],
      choice: choiceOf(programmes.get(reminder.document) ?? [], policies),
      chargedBefore: {
        compensationOre: chargedOn(charged, reminder.document, 'late-compensation'),
        interestOre: chargedOn(charged, reminder.document, 'late-interest'),
      },
    })),
    { on: today, country: (await getIssuer(transaction, issuer)).country, rates: await listLateRates(transaction) },
  );
  return due.map((reminder) => ({ ...reminder, ...(charges.get(reminder.document) ?? NOTHING_CHARGED) }));
}

/** An invoice of several programmes is charged only what all of them have chosen. */
function choiceOf(programmes: readonly string[], policies: readonly ReminderPolicy[]): ChargeChoice {
  const chosen = programmes.map((programme) => policies.find((policy) => policy.programme === programme)?.charges ?? NO_CHARGES);
  const all = (kind: keyof ChargeChoice) => chosen.length > 0 && chosen.every((choice) => choice[kind]);
  return { fee: all('fee'), compensation: all('compensation'), interest: all('interest') };
}

/** What was taken back counts as charged here: it is not charged a second time. */
function chargedOn(charges: readonly PostedChargeRow[], document: string, account: ChargeAccount) {
  return sum(charges.filter((row) => row.document === document && row.account === account && row.amountOre > 0n).map(({ amountOre }) => amountOre));
}
