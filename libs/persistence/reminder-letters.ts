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

/** A letter that went out, without its bytes, and where the same is as e-invoice. */
export interface SentLetter extends Pick<KeptLetter, 'batch' | 'payer' | 'currency' | 'firstDocument'> {
  readonly pdfSha256: string;
  readonly eInvoiceSha256: string | null;
  readonly eInvoiceFile: string | null;
  readonly eInvoiceState: 'queued' | 'handed-over' | 'accepted' | 'rejected' | null;
  readonly eInvoiceAt: string | null;
  readonly eInvoiceDetail: string | null;
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

/** The letters of approved reminders as the auditor's pack tells of them. */
export async function listSentLetters(transaction: Transaction): Promise<SentLetter[]> {
  return await transaction.query(
    `select l.batch, l.payer, l.currency, l.first_document as "firstDocument", l.sha256 as "pdfSha256", e.sha256 as "eInvoiceSha256", e.file_name as "eInvoiceFile",
       e.state as "eInvoiceState", to_char(e.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "eInvoiceAt", e.detail as "eInvoiceDetail"
     from reminder_letter l join reminder_decision d on d.batch = l.batch and d.outcome = 'approved'
       left join reminder_e_invoice e on (e.batch, e.payer, e.currency) = (l.batch, l.payer, l.currency) order by l.batch, l.payer, l.currency`,
  );
}

/** The bytes of a batch's letters, and of the same as e-invoices. */
export async function readLettersOfBatch(
  transaction: Transaction,
  batch: string,
): Promise<(Pick<KeptLetter, 'batch' | 'payer' | 'currency'> & { readonly pdf: Buffer; readonly eInvoice: Buffer | null })[]> {
  return await transaction.query(
    `select l.batch, l.payer, l.currency, l.bytes as pdf, e.bytes as "eInvoice" from reminder_letter l
       left join reminder_e_invoice e on (e.batch, e.payer, e.currency) = (l.batch, l.payer, l.currency) where l.batch = $1 order by l.payer, l.currency`,
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
