import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { EXPORTED_POSTING, type ChargeFile, type ExportedPosting } from '#persistence/ledger-exports';

/** What reminders have charged that is in no file yet, in one currency. */
export interface ChargesOutsideFiles {
  readonly currency: Currency;
  readonly entries: number;
  readonly owedOre: Ore;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
}

/** A file of charges from each side, in øre and signed as the payers' debt. */
export interface ChargeReconciliation {
  /** What the reminders of the file say that they charge. */
  readonly chargedOre: Ore;
  /** What is posted of those reminders. */
  readonly postedOre: Ore;
  /** What the file's postings come to in the ledger, with what was taken back. */
  readonly ledgerOwedOre: Ore;
  readonly ledgerDebitOre: Ore;
  readonly ledgerCreditOre: Ore;
  /** Entries on or before the file's day that are in no file. */
  readonly outside: number;
}

const WITH_DOCUMENT = `join issued_document i on i.number = l.document join document d on d.run = i.run and d.ordinal = i.ordinal`;
const IN_ORDER = `order by l.on_date, l.entry collate "C", l.account collate "C"`;
const IN_NO_FILE = `not exists (select 1 from ledger_export_entry x where x.entry = l.entry)`;

/** Files of an issuer's charges are made one after the other: each takes what no earlier one has. */
export async function lockChargeFiles(transaction: Transaction, issuer: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto charge files'), hashtext($1))`, [issuer]);
}

/** Postings of an issuer's charges on or before a day that are in no file. */
export async function listPostingsOutsideFiles(
  transaction: Transaction,
  of: { readonly issuer: string; readonly currency: Currency; readonly untilOn: LocalDate },
): Promise<ExportedPosting[]> {
  return await transaction.query(`select ${EXPORTED_POSTING} from charge_postings($1, $2, $3) l ${WITH_DOCUMENT} where ${IN_NO_FILE} ${IN_ORDER}`, [
    of.issuer,
    of.currency,
    of.untilOn,
  ]);
}

/** The postings of a file of charges: the same rows in the same order whenever they are read. */
export async function listPostingsOfFile(transaction: Transaction, id: string): Promise<ExportedPosting[]> {
  return await transaction.query(
    `select ${EXPORTED_POSTING} from ledger_export_entry x join ledger_entry l on l.entry = x.entry ${WITH_DOCUMENT} where x.export = $1 ${IN_ORDER}`,
    [id],
  );
}

export async function addExportedEntries(transaction: Transaction, id: string, entries: readonly string[]): Promise<void> {
  await transaction.query(`insert into ledger_export_entry (entry, export) select entry, $1 from unnest($2::text[]) as entry`, [id, entries]);
}

/** By currency, on or before a day. */
export async function sumChargesOutsideFiles(transaction: Transaction, issuer: string, untilOn: LocalDate): Promise<ChargesOutsideFiles[]> {
  return await transaction.query(
    `select c.currency, count(distinct l.entry)::int as entries, sum(l.debit_ore - l.credit_ore) filter (where l.account = 'receivable')::bigint as "owedOre",
       min(l.on_date) as "firstOn", max(l.on_date) as "lastOn"
     from unnest(array['DKK', 'NOK']) as c (currency) cross join lateral charge_postings($1, c.currency, $2) l where ${IN_NO_FILE} group by c.currency order by c.currency`,
    [issuer, untilOn],
  );
}

const FILE = `select id, issuer, number, currency, until_on as "untilOn" from ledger_export where number is not null`;

/** The newest first. */
export async function listChargeFiles(transaction: Transaction, issuer: string): Promise<ChargeFile[]> {
  return await transaction.query(`${FILE} and issuer = $1 order by number desc`, [issuer]);
}

/** Null for another desk's. */
export async function findChargeFile(transaction: Transaction, of: { readonly issuer: string; readonly number: number }): Promise<ChargeFile | null> {
  const [row]: ChargeFile[] = await transaction.query(`${FILE} and issuer = $1 and number = $2`, [of.issuer, of.number]);
  return row ?? null;
}

export async function readChargeReconciliation(transaction: Transaction, file: ChargeFile): Promise<ChargeReconciliation> {
  const [row]: ChargeReconciliation[] = await transaction.query(
    `with posted as (select l.* from ledger_export_entry x join ledger_entry l on l.entry = x.entry where x.export = $1),
       reminded as (select m.batch || '~' || m.document as entry, (m.fee_ore + m.compensation_ore + m.interest_ore)::bigint as ore
         from reminder m join reminder_decision a on a.batch = m.batch and a.outcome = 'approved' where m.batch || '~' || m.document in (select entry from posted))
     select coalesce((select sum(ore) from reminded), 0)::bigint as "chargedOre",
       coalesce(sum(debit_ore - credit_ore) filter (where account = 'receivable' and entry in (select entry from reminded)), 0)::bigint as "postedOre",
       coalesce(sum(debit_ore - credit_ore) filter (where account = 'receivable'), 0)::bigint as "ledgerOwedOre",
       coalesce(sum(debit_ore), 0)::bigint as "ledgerDebitOre", coalesce(sum(credit_ore), 0)::bigint as "ledgerCreditOre",
       (select count(distinct l.entry)::int from charge_postings($2, $3, $4) l where ${IN_NO_FILE}) as outside
     from posted`,
    [file.id, file.issuer, file.currency, file.untilOn],
  );
  if (!row) throw new Error('sums gave no row');
  return row;
}
