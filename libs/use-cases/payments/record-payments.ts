import { postPayment } from '#domain/ledger/post-payment';
import type { Transaction } from '#persistence/database';
import { addLedgerEntries } from '#persistence/issued';
import { addPayments, type PaymentRow } from '#persistence/payments';

/** Records payments and posts them: the one way in which money comes to the ledger. */
export async function recordPayments(transaction: Transaction, payments: readonly PaymentRow[]): Promise<void> {
  await addPayments(transaction, payments);
  await addLedgerEntries(transaction, null, payments.flatMap(postPayment));
}
