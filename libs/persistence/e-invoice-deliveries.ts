import type { EInvoiceProfile } from '#domain/invoicing/e-invoicing';
import type { Transaction } from '#persistence/database';

export type EInvoiceState = 'queued' | 'handed-over' | 'accepted' | 'rejected';

/** Where an e-invoice is; `at` is when it came into its state, ISO in UTC. */
export interface EInvoiceDelivery {
  readonly number: string;
  readonly profile: EInvoiceProfile;
  readonly sha256: string;
  readonly fileName: string | null;
  readonly state: EInvoiceState;
  readonly at: string;
  readonly detail: string | null;
}

const DELIVERY = `select d.number, e.profile, e.sha256, d.file_name as "fileName", d.state,
    to_char(d.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, d.detail
  from e_invoice_delivery d join e_invoice e on e.number = d.number`;

/** E-invoices in these states, or all, by number. */
export async function listEInvoiceDeliveries(transaction: Transaction, states: readonly EInvoiceState[] | null): Promise<EInvoiceDelivery[]> {
  return await transaction.query(`${DELIVERY} where $1::text[] is null or d.state = any($1) order by d.number`, [states]);
}

/** Up to `limit` queued e-invoices: those of a part of a run, or, with null, of every run whose documents have been sent. */
export async function listQueuedEInvoices(
  transaction: Transaction,
  selection: { readonly run: string; readonly from: number; readonly until: number } | null,
  limit: number,
): Promise<EInvoiceDelivery[]> {
  return await transaction.query(
    `${DELIVERY} join issued_document i on i.number = d.number join invoice_run r on r.id = i.run
     where d.state = 'queued' and case when $1::text is null then r.state = 'completed' else i.run = $1 and i.ordinal >= $2 and i.ordinal < $3 end
     order by d.number limit $4`,
    [selection?.run ?? null, selection?.from ?? 0, selection?.until ?? 0, limit],
  );
}

export interface EInvoiceHandOver {
  readonly number: string;
  readonly fileName: string;
  /** Under which name the file waits, unseen, to be released. */
  readonly token: string;
}

/** Marks queued e-invoices as handed over, and answers with the tokens that now hold: an e-invoice that another has marked meanwhile is not among them. */
export async function markHandedOver(transaction: Transaction, handOvers: readonly EInvoiceHandOver[], at: string): Promise<Set<string>> {
  const [rows]: [{ token: string }[], number] = await transaction.query(
    `update e_invoice_delivery d set state = 'handed-over', file_name = w.file_name, token = w.token::uuid, state_at = $4::timestamptz
     from unnest($1::text[], $2::text[], $3::text[]) as w (number, file_name, token) where d.number = w.number and d.state = 'queued' returning d.token`,
    [handOvers.map(({ number }) => number), handOvers.map(({ fileName }) => fileName), handOvers.map(({ token }) => token), at],
  );
  return new Set(rows.map(({ token }) => token));
}

/** The files that these tokens stand for, where the mark was committed. */
export async function findReleased(transaction: Transaction, tokens: readonly string[]): Promise<Map<string, string>> {
  const rows: { token: string; fileName: string }[] = await transaction.query(
    `select token, file_name as "fileName" from e_invoice_delivery where token::text = any($1)`,
    [tokens],
  );
  return new Map(rows.map(({ token, fileName }) => [token, fileName]));
}

/** Settles an e-invoice by its receipt. `unknown`: nothing was handed over under that name; `contradicted`: another receipt came before. */
export async function settleEInvoice(
  transaction: Transaction,
  receipt: { readonly fileName: string; readonly state: 'accepted' | 'rejected'; readonly detail: string | null; readonly at: string },
): Promise<{ readonly outcome: 'settled' | 'repeated' | 'contradicted' | 'unknown'; readonly number: string | null }> {
  const [row]: { number: string; state: EInvoiceState }[] = await transaction.query(
    `select number, state from e_invoice_delivery where file_name = $1 for update`,
    [receipt.fileName],
  );
  if (!row) return { outcome: 'unknown', number: null };
  if (row.state !== 'handed-over') return { outcome: row.state === receipt.state ? 'repeated' : 'contradicted', number: row.number };
  await transaction.query(`update e_invoice_delivery set state = $2, detail = $3, state_at = $4 where number = $1`, [
    row.number,
    receipt.state,
    receipt.detail,
    receipt.at,
  ]);
  return { outcome: 'settled', number: row.number };
}
