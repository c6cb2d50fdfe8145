import type { EInvoiceProfile } from '#domain/invoicing/e-invoicing';
import type { Transaction } from '#persistence/database';

/** The XML of a document whose payer takes e-invoices: the legal original. */
export interface KeptEInvoice {
  readonly number: string;
  readonly profile: EInvoiceProfile;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Keeps the bytes of e-invoices and queues them for delivery; one that is kept already stays as it is. */
export async function keepEInvoices(transaction: Transaction, eInvoices: readonly KeptEInvoice[], at: string): Promise<void> {
  if (eInvoices.length === 0) return;
  const places = eInvoices.map((_, index) => `($${index * 4 + 2}, $${index * 4 + 3}, $${index * 4 + 4}, $${index * 4 + 5}, $1)`).join(', ');
  await transaction.query(`insert into e_invoice (number, profile, sha256, bytes, rendered_at) values ${places} on conflict (number) do nothing`, [
    at,
    ...eInvoices.flatMap(({ number, profile, sha256, bytes }) => [number, profile, sha256, bytes]),
  ]);
  await transaction.query(
    `insert into e_invoice_delivery (number, state, state_at) select number, 'queued', $1::timestamptz from unnest($2::text[]) as n (number)
     on conflict (number) do nothing`,
    [at, eInvoices.map(({ number }) => number)],
  );
}

export async function readEInvoiceBytes(transaction: Transaction, numbers: readonly string[]): Promise<Map<string, Buffer>> {
  const rows: { number: string; bytes: Buffer }[] = await transaction.query(`select number, bytes from e_invoice where number = any($1)`, [numbers]);
  return new Map(rows.map((row) => [row.number, row.bytes]));
}
