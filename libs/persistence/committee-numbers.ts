import type { Remark } from '#domain/committee/remark';
import type { Transaction } from '#persistence/database';

/** The code of the next remark on a year's cost basis: `R2027-001`. Held until the transaction ends, so that no two get the same. */
export async function nextRemarkCode(transaction: Transaction, basis: { readonly code: string; readonly year: number }): Promise<string> {
  await holdNumbers(transaction, basis.code);
  return await nextCode(transaction, `R${basis.year}-`, 'remark');
}

/** The code of the next follow-up item: `F2027-001`. */
export async function nextFollowUpCode(transaction: Transaction, basis: { readonly code: string; readonly year: number }): Promise<string> {
  await holdNumbers(transaction, basis.code);
  return await nextCode(transaction, `F${basis.year}-`, 'follow_up');
}

/** Which version a remark is about; null when there is no such remark. */
export async function findRemarkPlace(transaction: Transaction, code: string): Promise<Pick<Remark, 'code' | 'basis' | 'version'> | null> {
  const [row]: Pick<Remark, 'code' | 'basis' | 'version'>[] = await transaction.query(`select code, basis, version from remark where code = $1`, [
    code,
  ]);
  return row ?? null;
}

/** Which cost basis a follow-up item belongs to, and whether somebody has confirmed it; null when there is none. */
export async function findFollowUpPlace(
  transaction: Transaction,
  code: string,
): Promise<{ readonly basis: string; readonly isConfirmed: boolean } | null> {
  const [row]: { basis: string; isConfirmed: boolean }[] = await transaction.query(
    `select r.basis, exists (select 1 from follow_up_confirmation c where c.follow_up = f.code) as "isConfirmed"
     from follow_up f join remark r on r.code = f.remark where f.code = $1`,
    [code],
  );
  return row ?? null;
}

async function holdNumbers(transaction: Transaction, what: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto committee'), hashtext($1))`, [what]);
}

/** Lets one write down at a time what a meeting's minutes hold, until the transaction ends. */
export async function holdMinutes(transaction: Transaction): Promise<void> {
  await holdNumbers(transaction, 'minutes');
}

/** Counted from those of the same form; codes that came from a file are of another. */
async function nextCode(transaction: Transaction, prefix: string, table: 'remark' | 'follow_up'): Promise<string> {
  const [row]: { last: number }[] = await transaction.query(
    `select coalesce(max(substring(code from length($1) + 1)::int), 0) as last from ${table} where code ~ ('^' || $1 || '[0-9]+$')`,
    [prefix],
  );
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(3, '0')}`;
}
