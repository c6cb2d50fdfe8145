import { createHash } from 'node:crypto';
import type { Transaction } from '#persistence/database';

/** Keeps an imported file's bytes; nothing happens when the same bytes were imported as the same kind before. */
export async function keepImportedFile(
  transaction: Transaction,
  file: { readonly kind: string; readonly name: string; readonly bytes: Uint8Array; readonly person: string; readonly at: string },
): Promise<void> {
  await transaction.query(
    `insert into imported_file (sha256, kind, name, bytes, imported_by, imported_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [sha256Of(file.bytes), file.kind, file.name, Buffer.from(file.bytes), file.person, file.at],
  );
}

/** Whether the same bytes were imported as the same kind before. */
export async function isFileKept(transaction: Transaction, file: { readonly kind: string; readonly bytes: Uint8Array }): Promise<boolean> {
  const rows: unknown[] = await transaction.query(`select 1 from imported_file where sha256 = $1 and kind = $2`, [sha256Of(file.bytes), file.kind]);
  return rows.length > 0;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
