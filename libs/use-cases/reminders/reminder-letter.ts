import type { DocumentLogo } from '#documents/logo';
import type { LocalDate } from '#domain/calendar/local-date';
import { chargesOre } from '#domain/late-payment/charge-reminders';
import { sum, type Currency, type Ore } from '#domain/money/money';
import type { Language } from '#glossary/language';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';
import type { BatchedReminder } from '#persistence/reminders';

/** An overdue invoice as a letter tells of it. */
export interface LetterInvoice extends BatchedReminder {
  /** Its lines, as printed on it. */
  readonly what: readonly string[];
  readonly paymentReference: string | null;
  readonly issuedOn: LocalDate;
  readonly totalOre: Ore;
  readonly creditedOre: Ore;
  readonly paidOre: Ore;
  readonly chargedBeforeOre: Ore;
}

/** All that one payer is reminded of on a day, in one currency: what the letter, the mail and an e-invoice of it are made from. */
export interface ReminderLetter {
  readonly batch: string;
  readonly payer: string;
  readonly on: LocalDate;
  readonly currency: Currency;
  readonly language: Language;
  readonly issuer: RegisteredIssuer;
  readonly logo: DocumentLogo | null;
  readonly recipient: PayerDetails;
  readonly invoices: readonly LetterInvoice[];
  /** Payments on these invoices, as the bank booked them. */
  readonly payments: readonly { readonly on: LocalDate; readonly document: string; readonly amountOre: Ore }[];
  readonly isExample: boolean;
}

/** The letter is called after the highest reminder in it. */
export function letterSequence({ invoices }: { readonly invoices: readonly Pick<BatchedReminder, 'sequence'>[] }): number {
  return Math.max(...invoices.map(({ sequence }) => sequence));
}

export function toPayOre(invoice: Pick<LetterInvoice, 'openOre' | 'feeOre' | 'compensationOre' | 'interestOre'>): Ore {
  return invoice.openOre + chargesOre(invoice);
}

export function letterTotalOre({ invoices }: { readonly invoices: readonly Parameters<typeof toPayOre>[0][] }): Ore {
  return sum(invoices.map(toPayOre));
}
