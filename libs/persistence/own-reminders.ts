import type { LocalDate } from '#domain/calendar/local-date';
import type { LateCharges } from '#domain/late-payment/charge-reminders';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';

/** An invoice that a payer was reminded of, as that payer may see it. */
export interface OwnReminder extends Omit<LateCharges, 'steps'> {
  readonly batch: string;
  readonly on: LocalDate;
  readonly issuer: string;
  readonly issuerName: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly document: string;
  readonly dueOn: LocalDate;
  readonly sequence: number;
  readonly openOre: Ore;
  /** The day on which all charges of its letter were taken back. */
  readonly takenBackOn: LocalDate | null;
}

/** What was sent to an organisation of the person at hand, and to those it has succeeded, the newest first; nothing to anybody else. */
export async function listOwnReminders(transaction: Transaction, organisation: string): Promise<OwnReminder[]> {
  return await transaction.query(
    `select batch, on_date as "on", issuer, issuer_name as "issuerName", payer, currency, document, due_on as "dueOn", sequence, open_ore as "openOre",
       fee_ore as "feeOre", compensation_ore as "compensationOre", interest_ore as "interestOre", taken_back_on as "takenBackOn" from own_reminders($1)`,
    [organisation],
  );
}
