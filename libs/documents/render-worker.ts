import type { InvoiceDocument } from '#documents/invoice-document';
import { renderBatch } from '#documents/render-batch';
import type { RenderedDocument } from '#documents/rendered-document';

/** The task of a worker thread: a batch of documents in, their files out. piscina calls the module itself. */
module.exports = (documents: readonly InvoiceDocument[]): RenderedDocument[] => renderBatch(documents);
