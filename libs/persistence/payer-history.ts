import type { Transaction } from '#persistence/database';
import type { PayerChange } from '#persistence/payer-change';
import type { PayerDetails } from '#persistence/register';
import { utc } from '#persistence/utc-sql';

/** One version of a payer's details; the first came with an import and has nobody behind it. */
export interface PayerVersion {
  readonly version: number;
  readonly details: PayerDetails;
  readonly recordedAt: string;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  readonly reason: string | null;
}

/** The newest first. */
export async function listPayerVersions(transaction: Transaction, payer: string): Promise<PayerVersion[]> {
  const rows: (PayerDetails & Omit<PayerVersion, 'details'>)[] = await transaction.query(
    `select version, name, cvr, ean, street, postcode, city, email, language, ${utc('recorded_at', 'recordedAt')}, proposed_by as "proposedBy",
       approved_by as "approvedBy", reason from payer_details where payer = $1 order by version desc`,
    [payer],
  );
  return rows.map(({ version, recordedAt, proposedBy, approvedBy, reason, ...details }) => ({
    version,
    details,
    recordedAt,
    proposedBy,
    approvedBy,
    reason,
  }));
}

/** Changes that wait for a second person, of one payer or of all, the oldest first. */
export async function listOpenPayerChanges(transaction: Transaction, payer: string | null = null): Promise<PayerChange[]> {
  return await transaction.query(
    `select id, payer, details, reason, proposed_by as "proposedBy", ${utc('proposed_at', 'proposedAt')}, approved_by as "approvedBy"
     from payer_change where approved_by is null and ($1::text is null or payer = $1) order by proposed_at, id`,
    [payer],
  );
}
