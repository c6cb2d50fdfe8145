import type { Transaction } from '#persistence/database';
import { sha256Of } from '#persistence/imported-files';

/** What an issuer prints beside its name from `at` on; without a picture its register row says it again. */
export async function addIssuerLogo(
  transaction: Transaction,
  logo: { readonly issuer: string; readonly picture: Uint8Array | null; readonly alt: string | null },
  by: { readonly person: string; readonly at: string },
): Promise<void> {
  const sha256 = logo.picture === null ? null : sha256Of(logo.picture);
  if (logo.picture !== null) {
    await transaction.query(`insert into logo_picture (sha256, bytes) values ($1, $2) on conflict do nothing`, [sha256, Buffer.from(logo.picture)]);
  }
  await transaction.query(`insert into issuer_logo (issuer, recorded_at, picture, alt, recorded_by) values ($1, $2, $3, $4, $5)`, [
    logo.issuer,
    by.at,
    sha256,
    logo.alt,
    by.person,
  ]);
}

/** Pictures by their hashes. */
export async function readLogoPictures(transaction: Transaction, hashes: readonly string[]): Promise<Map<string, Buffer>> {
  if (hashes.length === 0) return new Map();
  const rows: { sha256: string; bytes: Buffer }[] = await transaction.query(`select sha256, bytes from logo_picture where sha256 = any($1)`, [
    hashes,
  ]);
  return new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
}
