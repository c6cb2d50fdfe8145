import type { Transaction } from '#persistence/database';
import { utcText } from '#persistence/utc-sql';

/** When the facts behind a line were recorded, and the accounts that came with an actual cost. Instants are ISO in UTC. */
export interface LineOrigin {
  readonly line: number;
  readonly basisRecordedAt: string;
  readonly keyRecordedAt: string;
  readonly accounts: string | null;
  readonly accountsSha256: string | null;
}

export interface KeptFile {
  readonly kind: string;
  readonly name: string;
  readonly sha256: string;
  readonly importedAt: string;
}

export async function listLineOrigins(transaction: Transaction, place: { readonly run: string; readonly ordinal: number }): Promise<LineOrigin[]> {
  return await transaction.query(
    `select l.line, ${utcText('coalesce(b.recorded_at, a.recorded_at)')} as "basisRecordedAt", ${utcText('k.recorded_at')} as "keyRecordedAt", a.accounts,
       a.accounts_sha256 as "accountsSha256"
     from document_line l join settlement_round r on r.run = l.round_run and r.position = l.position
       join allocation_key k on k.key = r.key and k.version = r.key_version
       left join budget b on r.basis = 'budget' and b.programme = r.programme and b.year = r.service_year and b.version = r.basis_version
       left join actual_cost a on r.basis = 'actual' and a.programme = r.programme and a.year = r.service_year and a.version = r.basis_version
     where l.run = $1 and l.ordinal = $2 order by l.line`,
    [place.run, place.ordinal],
  );
}

/** Imported files with one of these names, whenever they came; only those for the eyes of whoever asks. */
export async function listKeptFiles(transaction: Transaction, names: readonly string[]): Promise<KeptFile[]> {
  return await transaction.query(
    `select kind, name, sha256, ${utcText('imported_at')} as "importedAt" from imported_file where name = any($1) order by imported_at, kind`,
    [names],
  );
}
