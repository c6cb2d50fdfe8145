import { hashRows } from '#domain/audit/run-rows-hash';

/** The `documentsHash` of a run: which bytes each of its numbers stands for. */
export function documentsHash(documents: readonly { readonly number: string; readonly pdfSha256: string }[]): string {
  return hashRows(documents.map((document) => ['document', document.number, document.pdfSha256]));
}

/** The `deliveriesHash` of a run: every mail of its documents with its address and state at that moment. */
export function deliveriesHash(
  deliveries: readonly {
    readonly number: string;
    readonly address: string | null;
    readonly messageId: string;
    readonly state: string;
    readonly at: string;
  }[],
): string {
  return hashRows(
    deliveries.map(({ number, address, messageId, state, at }) => ['delivery', number, address, messageId, state, new Date(at).toISOString()]),
  );
}
