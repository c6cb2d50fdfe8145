import type { Transaction } from '#persistence/database';

export interface RenderedDocument {
  readonly number: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Keeps the bytes of documents; one that is kept already stays as it is. */
export async function keepRenderedDocuments(transaction: Transaction, documents: readonly RenderedDocument[], at: string): Promise<void> {
  if (documents.length === 0) return;
  const places = documents.map((_, index) => `($${index * 3 + 2}, $${index * 3 + 3}, $${index * 3 + 4}, $1)`).join(', ');
  await transaction.query(`insert into rendered_document (number, sha256, bytes, rendered_at) values ${places} on conflict (number) do nothing`, [
    at,
    ...documents.flatMap((document) => [document.number, document.sha256, document.bytes]),
  ]);
}

/** Places (half-open range of ordinals) of a run's documents that have no bytes yet, ascending. */
export async function listUnrendered(
  transaction: Transaction,
  selection: { readonly run: string; readonly from: number; readonly until: number },
): Promise<number[]> {
  const rows: { ordinal: number }[] = await transaction.query(
    `select i.ordinal from issued_document i left join rendered_document r on r.number = i.number
     where i.run = $1 and i.ordinal >= $2 and i.ordinal < $3 and r.number is null order by i.ordinal`,
    [selection.run, selection.from, selection.until],
  );
  return rows.map((row) => row.ordinal);
}

export async function readRenderedBytes(transaction: Transaction, numbers: readonly string[]): Promise<Map<string, Buffer>> {
  const rows: { number: string; bytes: Buffer }[] = await transaction.query(`select number, bytes from rendered_document where number = any($1)`, [
    numbers,
  ]);
  return new Map(rows.map((row) => [row.number, row.bytes]));
}
