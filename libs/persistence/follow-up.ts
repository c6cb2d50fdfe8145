import type { DocumentHashes } from '#domain/audit/follow-up-hashes';
import type { Transaction } from '#persistence/database';
import type { MailState } from '#persistence/mail-outbox';

/** The mails of a run's documents, and the hashes of their bytes: what the audit trail keeps when a run is completed. */
export interface FollowUp {
  readonly documents: readonly DocumentHashes[];
  readonly deliveries: readonly DeliveryRow[];
}

/** One mail of a document; `at` is when it came into its state, ISO in UTC. */
export interface DeliveryRow {
  readonly number: string;
  readonly address: string | null;
  readonly messageId: string;
  readonly state: MailState;
  readonly at: string;
}

export async function readFollowUp(transaction: Transaction, run: string): Promise<FollowUp> {
  const documents: FollowUp['documents'] = await transaction.query(
    `select r.number, r.sha256 as "pdfSha256", e.sha256 as "eInvoiceSha256" from rendered_document r join issued_document i on i.number = r.number
       left join e_invoice e on e.number = r.number where i.run = $1 order by r.number`,
    [run],
  );
  return { documents, deliveries: await listDeliveries(transaction, run) };
}

/** All deliveries, or those of one run. */
export async function listDeliveries(transaction: Transaction, run: string | null): Promise<DeliveryRow[]> {
  return await transaction.query(
    `select m.number, m.address, m.message_id as "messageId", m.state, to_char(m.state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from mail m join issued_document i on i.number = m.number where $1::text is null or i.run = $1 order by m.queued_at, m.id`,
    [run],
  );
}

/** The delivery of one mail as it is now; null for a mail without document. */
export async function findDelivery(transaction: Transaction, mail: string): Promise<DeliveryRow | null> {
  const [row]: DeliveryRow[] = await transaction.query(
    `select number, address, message_id as "messageId", state, to_char(state_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from mail where id = $1 and number is not null`,
    [mail],
  );
  return row ?? null;
}

/** The run whose document a mail carries; null for a mail without document. */
export async function findRunOfMail(transaction: Transaction, mail: string): Promise<string | null> {
  const [row]: { run: string }[] = await transaction.query(`select i.run from mail m join issued_document i on i.number = m.number where m.id = $1`, [
    mail,
  ]);
  return row?.run ?? null;
}
