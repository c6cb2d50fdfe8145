import { createHash } from 'node:crypto';
import type { InvoiceDocument } from '#documents/invoice-document';
import { renderInvoice } from '#documents/render-invoice';
import type { RenderedDocument } from '#documents/rendered-document';

/** Renders documents one after the other on this thread. */
export function renderBatch(documents: readonly InvoiceDocument[]): RenderedDocument[] {
  return documents.map((document) => {
    const bytes = renderInvoice(document);
    return { number: document.number, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}
