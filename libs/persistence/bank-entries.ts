import type { Currency, Ore } from '#domain/money/money';
import type { BankEntry } from '#domain/payments/bank-entry';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

/** A bank entry as it was recorded, with the file that brought it. */
export interface RecordedBankEntry extends BankEntry {
  readonly id: string;
  readonly issuer: string;
  readonly file: string;
}

export interface BankFileRow {
  readonly sha256: string;
  readonly name: string;
  readonly format: string;
  readonly issuer: string;
  readonly importedBy: string;
  readonly importedAt: string;
}

export const BANK_ENTRY_COLUMNS = `e.id, e.issuer, e.account, e.identity, e.part, e.whole_ore as "wholeOre", e.booked_on as "bookedOn", e.value_on as "valueOn",
  e.currency, e.amount_ore as "amountOre", e.reference, e.text, e.payer_name as "payerName", e.payer_id as "payerId", e.payer_account as "payerAccount", e.file`;

/** Imports and decisions on payments of an issuer queue here until they commit: none of them sees half of another. */
export async function lockPayments(transaction: Transaction, issuer: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto payments'), hashtext($1))`, [issuer]);
}

export async function findBankFile(transaction: Transaction, sha256: string): Promise<BankFileRow | null> {
  const [row]: BankFileRow[] = await transaction.query(
    `select sha256, name, format, issuer, imported_by as "importedBy", to_char(imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "importedAt"
     from bank_file where sha256 = $1`,
    [sha256],
  );
  return row ?? null;
}

/** A bank file as it was taken in, with what came of its entries since. */
export interface ListedBankFile extends BankFileRow {
  readonly importedByLabel: string;
  readonly entries: number;
  readonly amountOre: Ore;
  /** Null where its entries are of several, or where it brought none that was new. */
  readonly currency: Currency | null;
  /** Entries of which something still waits for a person. */
  readonly waiting: number;
}

/** The files of an issuer, the newest first. */
export async function listBankFiles(transaction: Transaction, issuer: string, limit: number): Promise<ListedBankFile[]> {
  return await transaction.query(
    `select f.sha256, f.name, f.format, f.issuer, f.imported_by as "importedBy", coalesce(n.label, f.imported_by) as "importedByLabel",
       to_char(f.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "importedAt", count(e.id)::int as entries,
       coalesce(sum(e.amount_ore), 0)::bigint as "amountOre", case when min(e.currency) = max(e.currency) then min(e.currency) end as currency,
       count(e.id) filter (where e.amount_ore <> coalesce((select sum(p.amount_ore) from payment p where p.bank_entry = e.id), 0)
         and not exists (select 1 from payment_set_aside a where a.bank_entry = e.id))::int as waiting
     from bank_file f left join person n on n.id = f.imported_by left join bank_entry e on e.file = f.sha256
     where f.issuer = $1 group by f.sha256, n.label order by f.imported_at desc limit $2`,
    [issuer, limit],
  );
}

export async function addBankFile(transaction: Transaction, file: BankFileRow): Promise<void> {
  await transaction.query(`insert into bank_file (sha256, name, format, issuer, imported_by, imported_at) values ($1, $2, $3, $4, $5, $6)`, [
    file.sha256,
    file.name,
    file.format,
    file.issuer,
    file.importedBy,
    file.importedAt,
  ]);
}

/** Makes these accounts the issuer's, unless they are somebody's; answers with the issuer of each. */
export async function claimBankAccounts(transaction: Transaction, issuer: string, accounts: readonly string[]): Promise<Map<string, string>> {
  await transaction.query(`insert into bank_account (account, issuer) select unnest($1::text[]), $2 on conflict (account) do nothing`, [
    accounts,
    issuer,
  ]);
  const rows: { account: string; issuer: string }[] = await transaction.query(`select account, issuer from bank_account where account = any($1)`, [
    accounts,
  ]);
  return new Map(rows.map((row) => [row.account, row.issuer]));
}

/** Of these entries the ones that are on record, with the whole amount that was recorded. */
export async function listKnownEntries(
  transaction: Transaction,
  entries: readonly Pick<BankEntry, 'account' | 'identity'>[],
): Promise<{ readonly account: string; readonly identity: string; readonly wholeOre: Ore }[]> {
  return await transaction.query(
    `select distinct e.account, e.identity, e.whole_ore as "wholeOre" from bank_entry e
       join unnest($1::text[], $2::text[]) as wanted (account, identity) on wanted.account = e.account and wanted.identity = e.identity`,
    [entries.map(({ account }) => account), entries.map(({ identity }) => identity)],
  );
}

export async function addBankEntries(transaction: Transaction, entries: readonly RecordedBankEntry[]): Promise<void> {
  const types = {
    id: 'text',
    issuer: 'text',
    account: 'text',
    identity: 'text',
    part: 'int',
    whole_ore: 'bigint',
    booked_on: 'date',
    value_on: 'date',
    currency: 'text',
    amount_ore: 'bigint',
    reference: 'text',
    text: 'text',
    payer_name: 'text',
    payer_id: 'text',
    payer_account: 'text',
    file: 'text',
  };
  await insertRows(
    transaction,
    'bank_entry',
    types,
    entries.map((entry) => ({
      id: entry.id,
      issuer: entry.issuer,
      account: entry.account,
      identity: entry.identity,
      part: entry.part,
      whole_ore: entry.wholeOre,
      booked_on: entry.bookedOn,
      value_on: entry.valueOn,
      currency: entry.currency,
      amount_ore: entry.amountOre,
      reference: entry.reference,
      text: entry.text,
      payer_name: entry.payerName,
      payer_id: entry.payerId,
      payer_account: entry.payerAccount,
      file: entry.file,
    })),
  );
}

export async function findBankEntry(transaction: Transaction, id: string): Promise<RecordedBankEntry | null> {
  const [row]: RecordedBankEntry[] = await transaction.query(`select ${BANK_ENTRY_COLUMNS} from bank_entry e where e.id = $1`, [id]);
  return row ?? null;
}

export async function addSetAside(
  transaction: Transaction,
  decision: { readonly bankEntry: string; readonly person: string; readonly at: string; readonly reason: string },
): Promise<void> {
  await transaction.query(`insert into payment_set_aside (bank_entry, person, at, reason) values ($1, $2, $3, $4)`, [
    decision.bankEntry,
    decision.person,
    decision.at,
    decision.reason,
  ]);
}

export async function isSetAside(transaction: Transaction, bankEntry: string): Promise<boolean> {
  const rows: unknown[] = await transaction.query(`select 1 from payment_set_aside where bank_entry = $1`, [bankEntry]);
  return rows.length > 0;
}

/** Everything that banks told. */
export async function listBankEntries(transaction: Transaction): Promise<RecordedBankEntry[]> {
  return await transaction.query(`select ${BANK_ENTRY_COLUMNS} from bank_entry e order by e.id`);
}
