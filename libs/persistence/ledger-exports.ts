import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';

/** A posting of a run with what a finance system needs beside it. */
export interface ExportedPosting extends LedgerEntry {
  readonly payerName: string;
  readonly currency: Currency;
}

/** What was exported of a run: its sums are those of the run's ledger, or the database refuses it. */
export interface LedgerExport {
  readonly run: string;
  readonly sha256: string;
  readonly entries: number;
  readonly debitOre: Ore;
  readonly creditOre: Ore;
  /** What payers and the issuer itself owe by it: the run's total. */
  readonly owedOre: Ore;
  readonly madeBy: string;
  readonly madeAt: string;
}

export interface LedgerReceipt {
  readonly receipt: string;
  readonly entries: number;
  readonly debitOre: Ore;
  readonly person: string;
  readonly at: string;
}

export interface SignOff {
  readonly person: string;
  readonly at: string;
  readonly totalOre: Ore;
  readonly documents: number;
}

const utc = (column: string, name: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;

/** The postings of a run in the order of their entries: the same rows whenever they are read. */
export async function listExportedPostings(transaction: Transaction, run: string): Promise<ExportedPosting[]> {
  return await transaction.query(
    `select l.entry, l.on_date as "on", l.payer, l.account, l.debit_ore as "debitOre", l.credit_ore as "creditOre", l.document,
       i.recipient_details ->> 'name' as "payerName", d.currency
     from ledger_entry l join issued_document i on i.number = l.document join document d on d.run = i.run and d.ordinal = i.ordinal
     where l.run = $1 order by i.ordinal, l.account collate "C"`,
    [run],
  );
}

/** What approved reminders charged, in the order of their entries. */
export async function listPostingsOfReminders(transaction: Transaction, batch: string): Promise<ExportedPosting[]> {
  return await transaction.query(
    `select l.entry, l.on_date as "on", l.payer, l.account, l.debit_ore as "debitOre", l.credit_ore as "creditOre", l.document,
       i.recipient_details ->> 'name' as "payerName", d.currency
     from reminder m join ledger_entry l on l.entry = m.batch || '~' || m.document join issued_document i on i.number = l.document
       join document d on d.run = i.run and d.ordinal = i.ordinal
     where m.batch = $1 order by l.entry collate "C", l.account collate "C"`,
    [batch],
  );
}

export async function findLedgerExport(transaction: Transaction, run: string): Promise<LedgerExport | null> {
  const [row]: LedgerExport[] = await transaction.query(
    `select run, sha256, entries, debit_ore as "debitOre", credit_ore as "creditOre", owed_ore as "owedOre", made_by as "madeBy", ${utc('made_at', 'madeAt')}
     from ledger_export where run = $1`,
    [run],
  );
  return row ?? null;
}

export async function addLedgerExport(transaction: Transaction, made: LedgerExport): Promise<void> {
  await transaction.query(
    `insert into ledger_export (run, sha256, entries, debit_ore, credit_ore, owed_ore, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [made.run, made.sha256, made.entries, made.debitOre.toString(), made.creditOre.toString(), made.owedOre.toString(), made.madeBy, made.madeAt],
  );
}

export async function findLedgerReceipt(transaction: Transaction, run: string): Promise<LedgerReceipt | null> {
  const [row]: LedgerReceipt[] = await transaction.query(
    `select receipt, entries, debit_ore as "debitOre", person, ${utc('at', 'at')} from ledger_export_receipt where run = $1`,
    [run],
  );
  return row ?? null;
}

export async function addLedgerReceipt(transaction: Transaction, run: string, receipt: LedgerReceipt): Promise<void> {
  await transaction.query(`insert into ledger_export_receipt (run, receipt, entries, debit_ore, person, at) values ($1, $2, $3, $4, $5, $6)`, [
    run,
    receipt.receipt,
    receipt.entries,
    receipt.debitOre.toString(),
    receipt.person,
    receipt.at,
  ]);
}

export async function findSignOff(transaction: Transaction, run: string): Promise<SignOff | null> {
  const [row]: SignOff[] = await transaction.query(
    `select person, ${utc('at', 'at')}, total_ore as "totalOre", documents from run_sign_off where run = $1`,
    [run],
  );
  return row ?? null;
}

export async function addSignOff(transaction: Transaction, run: string, signOff: SignOff): Promise<void> {
  await transaction.query(`insert into run_sign_off (run, person, at, total_ore, documents) values ($1, $2, $3, $4, $5)`, [
    run,
    signOff.person,
    signOff.at,
    signOff.totalOre.toString(),
    signOff.documents,
  ]);
}
