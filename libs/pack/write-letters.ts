import { createHash } from 'node:crypto';
import { letterName } from '#pack/letter-name';
import type { LetterRow } from '#pack/pack-content';
import { PackError } from '#pack/pack-error';

/** A letter's bytes, and those of the same as e-invoice. */
export interface PackLetter extends Pick<LetterRow, 'batch' | 'payer' | 'currency'> {
  readonly pdf: Buffer;
  readonly eInvoice: Buffer | null;
}

/** Writes the letters one at a time. Each must be that of a row, with the hashes of its bytes, and none may be missing. */
export async function writeLetters(
  input: { readonly rows: readonly LetterRow[]; readonly letters: AsyncIterable<PackLetter> },
  write: (path: string, pieces: Iterable<Buffer>) => Promise<void>,
): Promise<void> {
  const waiting = new Map(input.rows.map((row) => [letterName(row), row]));
  for await (const { pdf, eInvoice, ...letter } of input.letters) {
    const name = letterName(letter);
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u.test(name)) throw new PackError('number-unsafe', `"${name}" cannot name a file`);
    const row = waiting.get(name);
    if (!row) throw new PackError('document-unknown', `no row waits for the letter ${name}`);
    if (sha256(pdf) !== row.pdfSha256 || (eInvoice && sha256(eInvoice)) !== row.eInvoiceSha256)
      throw new PackError('document-differs', `the bytes of the letter ${name} are not those of its row`);
    waiting.delete(name);
    await write(`letters/${name}.pdf`, [pdf]);
    if (eInvoice) await write(`letters/${name}.xml`, [eInvoice]);
  }
  const [missing] = waiting.keys();
  if (missing !== undefined) throw new PackError('document-missing', `no bytes came for the letter ${missing} and ${waiting.size - 1} more`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
