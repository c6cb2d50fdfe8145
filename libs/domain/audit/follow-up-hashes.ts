import { hashRows } from '#domain/audit/run-rows-hash';

/** The bytes that a number stands for: its PDF's, and its e-invoice's where one was made. */
export interface DocumentHashes {
  readonly number: string;
  readonly pdfSha256: string;
  readonly eInvoiceSha256: string | null;
}

/** The `documentsHash` of a run: which bytes each of its numbers stands for. A document without e-invoice is one row, with one it is two. */
export function documentsHash(documents: readonly DocumentHashes[]): string {
  return hashRows(
    documents.flatMap(({ number, pdfSha256, eInvoiceSha256 }) => [
      ['document', number, pdfSha256],
      ...(eInvoiceSha256 === null ? [] : [['e-invoice', number, eInvoiceSha256]]),
    ]),
  );
}

/** One mail of a document as the audit chain tells it; `at` is the instant at which it came into its state. */
export interface ToldDelivery {
  readonly number: string;
  readonly address: string | null;
  readonly messageId: string;
  readonly state: string;
  readonly at: string;
}

/** The `deliveriesHash` of a run's completion: every mail of its documents with its address and state at that moment. */
export function deliveriesHash(deliveries: readonly ToldDelivery[]): string {
  return hashRows(
    deliveries.map(({ number, address, messageId, state, at }) => ['delivery', number, address, messageId, state, new Date(at).toISOString()]),
  );
}

/** Whether a mail's state is still open: what is accepted or refused stays so, but that an accepted mail may come back. */
export function mayStillMove(state: string): boolean {
  return state === 'queued' || state === 'claimed' || state === 'handed-over' || state === 'unknown';
}

/** Whether a mail in one state may be in the other later. */
export function mayBecome(before: string, after: string): boolean {
  return mayStillMove(before) || (before === 'sent' && after === 'bounced');
}
