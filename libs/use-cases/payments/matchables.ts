import type { Matchable } from '#domain/payments/match-payment';
import { calculateOpenItems } from '#domain/payments/open-items';
import type { Transaction } from '#persistence/database';
import { listCharges, listPayables, listPayments } from '#persistence/payments';

/** The documents of an issuer that a payment may be for, with what is open on each. */
export async function readMatchables(transaction: Transaction, issuer: string): Promise<Matchable[]> {
  const of = { issuer, payer: null };
  const payables = await listPayables(transaction, of);
  const payers = new Map(payables.map(({ number, payerName, payerId }) => [number, { payerName, payerId }]));
  const items = calculateOpenItems(payables, await listPayments(transaction, of), await listCharges(transaction, of));
  return items.map((item) => ({ payerName: '', payerId: '', ...payers.get(item.number), ...item }));
}
