import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';
import type { PaymentInstruction, PrecedingDocument, SemanticInvoice } from '#e-invoice/semantic-invoice';

/** A reminder to one buyer before it is written in any syntax: what is open on which invoice, and what the reminder charges. */
export interface SemanticReminder extends Pick<SemanticInvoice, 'buyerReference' | 'accountingString' | 'seller' | 'buyer' | 'note'> {
  /** The reminder's own name; it has no number in any series. */
  readonly name: string;
  readonly issuedOn: LocalDate;
  readonly currency: Currency;
  /** The first, second or third. */
  readonly sequence: number;
  readonly lines: readonly SemanticReminderLine[];
  /** What is to be paid of each invoice and by which reference. */
  readonly payments: readonly { readonly payment: PaymentInstruction | null; readonly amountOre: Ore }[];
}

/** Money that is owed: what an invoice lacks, or a charge on it. */
export interface SemanticReminderLine {
  readonly text: string;
  readonly amountOre: Ore;
  readonly invoice: PrecedingDocument;
}
