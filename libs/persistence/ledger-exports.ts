import type { LocalDate } from '#domain/calendar/local-date';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { utc } from '#persistence/utc-sql';

/** A posting with what a finance system needs beside it. */
export interface ExportedPosting extends LedgerEntry {
  readonly payerName: string;
  readonly currency: Currency;
}

/** What was exported: of a run, whose name it has, or of an issuer's charges. Its sums are those of the ledger, or the database refuses it. */
export interface LedgerExport {
  readonly id: string;
  readonly sha256: string;
  readonly entries: number;
  readonly debitOre: Ore;
  readonly creditOre: Ore;
  /** What payers and the issuer itself owe by it: a run's total, or what reminders charged less what was taken back. */
  readonly owedOre: Ore;
  readonly madeBy: string;
  readonly madeAt: string;
}

export interface LedgerReceipt {
  readonly receipt: string;
  readonly entries: number;
  readonly debitOre: Ore;
  /** Of the file that it read, where the finance system tells it. */
  readonly sha256: string | null;
  readonly person: string;
  readonly at: string;
}

export interface SignOff {
  readonly person: string;
  readonly at: string;
  readonly totalOre: Ore;
  /** Of a run its documents and internal postings, each of which is one entry. */
  readonly entries: number;
}

/** The charges of which a file is: an issuer's, in one currency, on or before a day, and in no earlier file. Counted from 1 by issuer. */
export interface ChargeFile {
  readonly id: string;
  readonly issuer: string;
  readonly number: number;
  readonly currency: Currency;
  readonly untilOn: LocalDate;
}

/** Columns of a posting `l` with its document `i` and `d`. */
export const EXPORTED_POSTING = `l.entry, l.on_date as "on", l.payer, l.account, l.debit_ore as "debitOre", l.credit_ore as "creditOre", l.document,
  i.recipient_details ->> 'name' as "payerName", d.currency`;

/** The postings of a run in the order of their entries: the same rows whenever they are read. */
export async function listExportedPostings(transaction: Transaction, run: string): Promise<ExportedPosting[]> {
  return await transaction.query(
    `select ${EXPORTED_POSTING} from ledger_entry l join issued_document i on i.number = l.document join document d on d.run = i.run and d.ordinal = i.ordinal
     where l.run = $1 order by i.ordinal, l.account collate "C"`,
    [run],
  );
}

export async function listLedgerExports(transaction: Transaction, ids: readonly string[]): Promise<LedgerExport[]> {
  return await transaction.query(
    `select id, sha256, entries, debit_ore as "debitOre", credit_ore as "creditOre", owed_ore as "owedOre", made_by as "madeBy", ${utc('made_at', 'madeAt')}
     from ledger_export where id = any ($1)`,
    [ids],
  );
}

/** Records what was exported, and of charges which. */
export async function addLedgerExport(transaction: Transaction, made: LedgerExport, of: ChargeFile | null): Promise<void> {
  await transaction.query(
    `insert into ledger_export (id, sha256, entries, debit_ore, credit_ore, owed_ore, made_by, made_at, issuer, currency, number, until_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[made.id, made.sha256, made.entries, made.debitOre.toString(), made.creditOre.toString(), made.owedOre.toString(), made.madeBy, made.madeAt],
      ...[of?.issuer ?? null, of?.currency ?? null, of?.number ?? null, of?.untilOn ?? null],
    ],
  );
}

export async function listLedgerReceipts(transaction: Transaction, ids: readonly string[]): Promise<(LedgerReceipt & { readonly export: string })[]> {
  return await transaction.query(
    `select export, receipt, entries, debit_ore as "debitOre", sha256, person, ${utc('at', 'at')} from ledger_export_receipt where export = any ($1)`,
    [ids],
  );
}

export async function addLedgerReceipt(transaction: Transaction, id: string, receipt: LedgerReceipt): Promise<void> {
  await transaction.query(
    `insert into ledger_export_receipt (export, receipt, entries, debit_ore, sha256, person, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, receipt.receipt, receipt.entries, receipt.debitOre.toString(), receipt.sha256, receipt.person, receipt.at],
  );
}

export async function listSignOffs(transaction: Transaction, ids: readonly string[]): Promise<(SignOff & { readonly export: string })[]> {
  return await transaction.query(
    `select export, person, ${utc('at', 'at')}, total_ore as "totalOre", entries from ledger_sign_off where export = any ($1)`,
    [ids],
  );
}

export async function addSignOff(transaction: Transaction, id: string, signOff: SignOff): Promise<void> {
  await transaction.query(`insert into ledger_sign_off (export, person, at, total_ore, entries) values ($1, $2, $3, $4, $5)`, [
    id,
    signOff.person,
    signOff.at,
    signOff.totalOre.toString(),
    signOff.entries,
  ]);
}

/** An export that nobody has signed off yet. */
export interface BegunHandOver {
  readonly issuer: string;
  /** Null for charges. */
  readonly run: string | null;
  /** The file's number; null for a run. */
  readonly file: number | null;
  readonly isAcknowledged: boolean;
}

/** What issuers have handed over and not signed off, the oldest first; of runs whose documents are still on their way only while the receipt is missing. */
export async function listBegunHandOvers(transaction: Transaction, issuers: readonly string[]): Promise<BegunHandOver[]> {
  return await transaction.query(
    `select coalesce(e.issuer, r.issuer) as issuer, e.run, e.number as file, p.export is not null as "isAcknowledged"
     from ledger_export e left join invoice_run r on r.id = e.run left join ledger_export_receipt p on p.export = e.id
     where coalesce(e.issuer, r.issuer) = any ($1) and not exists (select 1 from ledger_sign_off o where o.export = e.id)
       and (p.export is null or e.run is null or r.state = 'completed') order by e.made_at, e.id`,
    [issuers],
  );
}
