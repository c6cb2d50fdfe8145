import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';

/** Money that came in to an issuer's account (positive) or went out (negative), as its bank tells: one payment, or its part for one document. */
export interface BankEntry {
  /** IBAN or the bank's own number. */
  readonly account: string;
  /** The bank's own name of the entry, or a hash of what it says: the same entry has the same in every file of its account. */
  readonly identity: string;
  /** 1..n within the entry, whose whole amount is `wholeOre`. */
  readonly part: number;
  readonly wholeOre: Ore;
  readonly bookedOn: LocalDate;
  readonly valueOn: LocalDate | null;
  readonly currency: Currency;
  readonly amountOre: Ore;
  /** What the payer gave as FIK, KID or RF reference, as the bank writes it. */
  readonly reference: string | null;
  /** What the payer wrote, and what the bank adds. */
  readonly text: string;
  readonly payerName: string | null;
  /** Registration number (CVR, organisation number) where the bank tells it. */
  readonly payerId: string | null;
  readonly payerAccount: string | null;
}
