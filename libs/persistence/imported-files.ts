import { createHash } from 'node:crypto';
import type { Transaction } from '#persistence/database';

/** Keeps an imported file's bytes; false when the same bytes were imported as the same kind before. */
export async function keepImportedFile(
  transaction: Transaction, file: { readonly kind: string; readonly name: string; readonly bytes: Uint8Array; readonly person: string; readonly at: string },
): Promise<boolean> {
  const rows: unknown[] = await transaction.query(
    `insert into imported_file (sha256, kind, name, bytes, imported_by, imported_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning sha256`,
    [sha256Of(file.bytes), file.kind, file.name, Buffer.from(file.bytes), file.person, file.at],
  );
  return rows.length > 0;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
