import { NO_E_INVOICING } from '#domain/invoicing/e-invoicing';
import type { Transaction } from '#persistence/database';
import type { PayerDetails } from '#persistence/register';

/** A change of a payer's details that one person has proposed and another has approved, or not yet. */
export interface PayerChange {
  readonly id: string;
  readonly payer: string;
  readonly details: PayerDetails;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approvedBy: string | null;
}

export async function addPayerChange(transaction: Transaction, change: Omit<PayerChange, 'approvedBy'>): Promise<void> {
  await transaction.query(`insert into payer_change (id, payer, details, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)`, [
    change.id,
    change.payer,
    JSON.stringify(change.details),
    change.reason,
    change.proposedBy,
    change.proposedAt,
  ]);
}

export async function lockPayerChange(transaction: Transaction, id: string): Promise<PayerChange | null> {
  const [change]: PayerChange[] = await transaction.query(
    `select id, payer, details, reason, proposed_by as "proposedBy", proposed_at::text as "proposedAt", approved_by as "approvedBy"
     from payer_change where id = $1 for update`,
    [id],
  );
  // A change proposed before e-invoices says nothing of them.
  return change ? { ...change, details: { ...NO_E_INVOICING, ...{ country: 'DK' }, ...change.details } } : null;
}

/** Marks the change as approved and answers with the version its details become. */
export async function approvePayerChange(
  transaction: Transaction,
  approval: { readonly id: string; readonly approvedBy: string; readonly approvedAt: string },
): Promise<number> {
  const [rows]: [{ version: number }[], number] = await transaction.query(
    `update payer_change c set approved_by = $2, approved_at = $3, version = (select max(version) + 1 from payer_details d where d.payer = c.payer)
     where c.id = $1 returning version`,
    [approval.id, approval.approvedBy, approval.approvedAt],
  );
  const [row] = rows;
  if (!row) throw new Error(`no payer change ${approval.id}`);
  return row.version;
}

/** Changes of a payer are proposed and decided on one after the other. */
export async function lockPayerChanges(transaction: Transaction, payer: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto payer changes'), hashtext($1))`, [payer]);
}
