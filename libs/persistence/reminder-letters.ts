import { createHash } from 'node:crypto';
import type { Currency } from '#domain/money/money';
import type { Transaction } from '#persistence/database';

/** A letter to one payer about reminders that were proposed together; `firstDocument` is what its mail is about. */
export interface KeptLetter {
  readonly batch: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly firstDocument: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Keeps letters as they are; answers with their hashes, in the same order. */
export async function addReminderLetters(transaction: Transaction, letters: readonly Omit<KeptLetter, 'sha256'>[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const { batch, payer, currency, firstDocument, bytes } of letters) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await transaction.query(`insert into reminder_letter (batch, payer, currency, first_document, sha256, bytes) values ($1, $2, $3, $4, $5, $6)`, [
      batch,
      payer,
      currency,
      firstDocument,
      sha256,
      bytes,
    ]);
    hashes.push(sha256);
  }
  return hashes;
}

/** The letters of a batch, by payer, without their bytes. */
export async function listReminderLetters(transaction: Transaction, batch: string): Promise<Omit<KeptLetter, 'bytes'>[]> {
  return await transaction.query(
    `select batch, payer, currency, first_document as "firstDocument", sha256 from reminder_letter where batch = $1 order by payer, currency`,
    [batch],
  );
}

export async function findReminderLetter(
  transaction: Transaction,
  of: { readonly batch: string; readonly payer: string; readonly currency?: string },
): Promise<KeptLetter | null> {
  const [row]: KeptLetter[] = await transaction.query(
    `select batch, payer, currency, first_document as "firstDocument", sha256, bytes from reminder_letter
     where batch = $1 and payer = $2 and ($3::text is null or currency = $3) order by currency limit 1`,
    [of.batch, of.payer, of.currency ?? null],
  );
  return row ?? null;
}
