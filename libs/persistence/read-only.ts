import type { Transaction } from '#persistence/database';

/** From here to its end the transaction can write nothing: PostgreSQL refuses it, whoever's code tries. */
export async function makeReadOnly(transaction: Transaction): Promise<void> {
  await transaction.query('set transaction read only');
}
