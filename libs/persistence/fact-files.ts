import type { Transaction } from '#persistence/database';

/** The imported file that brought a fact, or the accounts that came with it; only where it is for the eyes of whoever asks. */
export interface FactFile {
  readonly fact: 'budget' | 'actual-cost' | 'accounts' | 'agreement' | 'key';
  /** Of the key, for keys; of the programme, for the others. */
  readonly code: string;
  /** Null for facts that are of no year. */
  readonly year: number | null;
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

export interface ImportedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A file is the one of its kind that was imported in the moment in which the fact was recorded; where its source names it, also by its name. */
export async function listFactFiles(transaction: Transaction): Promise<FactFile[]> {
  return await transaction.query(`
    select 'budget' as fact, b.programme as code, b.year, b.version, f.name, f.sha256 from budget b
      join imported_file f on f.kind = 'budgets' and f.imported_at = b.recorded_at and strpos(b.source, f.name) > 0
    union all
    select 'actual-cost', a.programme, a.year, a.version, f.name, f.sha256 from actual_cost a
      join imported_file f on f.kind = 'actual-costs' and f.imported_at = a.recorded_at and strpos(a.source, f.name) > 0
    union all
    select 'accounts', a.programme, a.year, a.version, f.name, f.sha256 from actual_cost a
      join imported_file f on f.kind = 'attachment' and f.sha256 = a.accounts_sha256
    union all
    select 'agreement', a.programme, null, a.version, min(f.name), min(f.sha256) from agreement a
      join imported_file f on f.kind = 'agreements' and f.imported_at = a.recorded_at
      group by a.programme, a.version having count(*) = 1
    union all
    select 'key', k.key, null, k.version, min(f.name), min(f.sha256) from allocation_key k
      join imported_file f on f.kind = 'keys' and f.imported_at = k.recorded_at
      group by k.key, k.version having count(*) = 1`);
}

/** The bytes as they were imported; null when there are none, or none for the eyes of whoever asks. */
export async function findImportedBytes(transaction: Transaction, sha256: string): Promise<ImportedBytes | null> {
  const [file]: ImportedBytes[] = await transaction.query(
    `select name, bytes from imported_file where sha256 = $1 order by imported_at, kind limit 1`,
    [sha256],
  );
  return file ?? null;
}
