import type { LocalDate } from '#domain/calendar/local-date';
import type { DueReminder } from '#domain/payments/due-reminders';
import type { LateCharges } from '#domain/late-payment/charge-reminders';
import { calculateOpenItems } from '#domain/payments/open-items';
import type { Transaction } from '#persistence/database';
import { listIssuedByNumber } from '#persistence/document-source';
import { listCharges, listPayables, listPayments } from '#persistence/payments';
import { getIssuer, readPayerDetails } from '#persistence/register';
import { groupBy } from '#use-cases/group-by';
import { readPrintedLogos } from '#use-cases/printed-logos';
import type { LetterInvoice, ReminderLetter } from '#use-cases/reminders/reminder-letter';

/** The letters of reminders that are proposed together: one a payer and currency, in the order in which their first invoice fell due. */
export async function readReminderLetters(
  transaction: Transaction,
  of: { readonly batch: string; readonly issuer: string; readonly on: LocalDate; readonly isExample: boolean },
  reminders: readonly (DueReminder & LateCharges)[],
): Promise<ReminderLetter[]> {
  const numbers = reminders.map(({ document }) => document);
  const documents = new Map((await listIssuedByNumber(transaction, numbers)).map((row) => [row.number, row]));
  const scope = { issuer: of.issuer, payer: null };
  const payables = await listPayables(transaction, scope);
  const payments = await listPayments(transaction, scope);
  const items = new Map(calculateOpenItems(payables, payments, await listCharges(transaction, scope)).map((item) => [item.number, item]));
  const issuer = await getIssuer(transaction, of.issuer);
  const logo = (await readPrintedLogos(transaction, [issuer]))(issuer);
  const details = await readPayerDetails(transaction);
  const byPayer = groupBy(reminders, ({ payer, currency }) => `${payer} ${currency}`);
  return [...byPayer.values()].flatMap((ofPayer): ReminderLetter[] => {
    const [first] = ofPayer;
    const recipient = details.get(first?.payer ?? '') ?? documents.get(first?.document ?? '')?.recipientDetails;
    if (!first || !recipient) return [];
    const named = new Set(ofPayer.map(({ document }) => document));
    return [
      {
        ...{ batch: of.batch, payer: first.payer, on: of.on, currency: first.currency, language: recipient.language, issuer, logo, recipient },
        isExample: of.isExample,
        invoices: ofPayer.map((reminder): LetterInvoice => {
          const item = items.get(reminder.document);
          const document = documents.get(reminder.document);
          return {
            ...reminder,
            what: document?.lineTexts ?? [],
            issuedOn: document?.issuedOn ?? of.on,
            paymentReference: document?.paymentReference ?? null,
            totalOre: item?.totalOre ?? 0n,
            creditedOre: item?.creditedOre ?? 0n,
            paidOre: item?.paidOre ?? 0n,
            chargedBeforeOre: item?.chargedOre ?? 0n,
          };
        }),
        payments: payments.filter(({ document }) => named.has(document)).map(({ on, document, amountOre }) => ({ on, document, amountOre })),
      },
    ];
  });
}
