import { createHash } from 'node:crypto';
import type { EInvoiceHandOver } from '#persistence/e-invoice-deliveries';
import type { Transaction } from '#persistence/database';

/** A reminder as e-invoice; its `name` is that of the batch and the payer. */
export interface ReminderEInvoice {
  readonly name: string;
  readonly batch: string;
  readonly payer: string;
  readonly currency: string;
  readonly firstDocument: string;
  readonly bytes: Buffer;
}

/** Keeps them as they are; answers with their hashes by payer and currency. */
export async function addReminderEInvoices(
  transaction: Transaction,
  eInvoices: readonly ReminderEInvoice[],
  at: string,
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { name, batch, payer, currency, firstDocument, bytes } of eInvoices) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await transaction.query(
      `insert into reminder_e_invoice (name, batch, payer, currency, first_document, sha256, bytes, state_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [name, batch, payer, currency, firstDocument, sha256, bytes, at],
    );
    hashes.set(`${payer} ${currency}`, sha256);
  }
  return hashes;
}

/** Of approved reminders, those that have not been handed over. */
export async function listQueuedReminderEInvoices(
  transaction: Transaction,
  limit: number,
): Promise<(Pick<ReminderEInvoice, 'name' | 'bytes'> & { readonly sha256: string })[]> {
  return await transaction.query(
    `select e.name, e.sha256, e.bytes from reminder_e_invoice e join reminder_decision d on d.batch = e.batch and d.outcome = 'approved'
     where e.state = 'queued' order by e.name limit $1`,
    [limit],
  );
}

/** Marks as `markHandedOver` does for documents; `number` is the name. */
export async function markRemindersHandedOver(transaction: Transaction, handOvers: readonly EInvoiceHandOver[], at: string): Promise<Set<string>> {
  const [rows]: [{ token: string }[], number] = await transaction.query(
    `update reminder_e_invoice e set state = 'handed-over', file_name = w.file_name, token = w.token::uuid, state_at = $4::timestamptz
     from unnest($1::text[], $2::text[], $3::text[]) as w (name, file_name, token) where e.name = w.name and e.state = 'queued' returning e.token`,
    [handOvers.map(({ number }) => number), handOvers.map(({ fileName }) => fileName), handOvers.map(({ token }) => token), at],
  );
  return new Set(rows.map(({ token }) => token));
}

/** The files that these tokens stand for, where the mark was committed. */
export async function findReleasedReminders(transaction: Transaction, tokens: readonly string[]): Promise<Map<string, string>> {
  const rows: { token: string; fileName: string }[] = await transaction.query(
    `select token, file_name as "fileName" from reminder_e_invoice where token::text = any($1)`,
    [tokens],
  );
  return new Map(rows.map(({ token, fileName }) => [token, fileName]));
}

/** Settles a reminder by its receipt, as `settleEInvoice` does a document. */
export async function settleReminderEInvoice(
  transaction: Transaction,
  receipt: { readonly fileName: string; readonly state: 'accepted' | 'rejected'; readonly detail: string | null; readonly at: string },
): Promise<{ readonly outcome: 'settled' | 'repeated' | 'contradicted' | 'unknown'; readonly name: string | null }> {
  const { fileName, state, detail, at } = receipt;
  const [row]: { name: string; state: string }[] = await transaction.query(
    `select name, state from reminder_e_invoice where file_name = $1 for update`,
    [fileName],
  );
  if (!row) return { outcome: 'unknown', name: null };
  if (row.state !== 'handed-over') return { outcome: row.state === state ? 'repeated' : 'contradicted', name: row.name };
  await transaction.query(`update reminder_e_invoice set state = $2, detail = $3, state_at = $4 where name = $1`, [row.name, state, detail, at]);
  return { outcome: 'settled', name: row.name };
}
