import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { Transaction } from '#persistence/database';
import type { MailState } from '#persistence/mail-outbox';

/** Where an issued document stands: the run it came with and its place in it. */
export interface DocumentPlace {
  readonly number: string;
  readonly run: string;
  readonly ordinal: number;
  readonly payer: string;
  /** Of its PDF; null until that is rendered. */
  readonly pdfSha256: string | null;
  readonly pdfBytes: number | null;
}

export async function findDocumentPlace(transaction: Transaction, number: string): Promise<DocumentPlace | null> {
  const [place]: DocumentPlace[] = await transaction.query(
    `select i.number, i.run, i.ordinal, i.payer, r.sha256 as "pdfSha256", length(r.bytes) as "pdfBytes"
     from issued_document i left join rendered_document r on r.number = i.number where i.number = $1`,
    [number],
  );
  return place ?? null;
}

export async function listLedgerOfDocument(transaction: Transaction, number: string): Promise<LedgerEntry[]> {
  return await transaction.query(
    `select entry, on_date as "on", payer, account, debit_ore as "debitOre", credit_ore as "creditOre", document from ledger_entry
     where document = $1 order by id`,
    [number],
  );
}

/** A move of a mail, as it was recorded. */
export interface MailEvent {
  readonly mail: string;
  readonly state: MailState;
  readonly at: string;
  readonly detail: string | null;
  readonly person: string | null;
}

export async function listMailEventsOfDocument(transaction: Transaction, number: string): Promise<MailEvent[]> {
  return await transaction.query(
    `select e.mail, e.state, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.detail, e.person
     from mail_event e join mail m on m.id = e.mail where m.number = $1 order by e.id`,
    [number],
  );
}
