import { hashRows } from '#domain/audit/run-rows-hash';

/** The `documentsHash` of a run: which bytes each of its numbers stands for. */
export function documentsHash(documents: readonly { readonly number: string; readonly pdfSha256: string }[]): string {
  return hashRows(documents.map((document) => ['document', document.number, document.pdfSha256]));
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

/** Whether a mail's state may still become another: what is accepted or refused stays so. */
export function mayStillMove(state: string): boolean {
  return state === 'queued' || state === 'claimed' || state === 'handed-over' || state === 'unknown';
}
