import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { InvoiceDocument } from '#documents/invoice-document';
import { renderBatch } from '#documents/render-batch';
import type { RenderedDocument } from '#documents/rendered-document';

export interface RenderPool {
  /** The files of the documents, in their order. Rejects when one of them cannot be rendered: a document that fails is a fault of ours. */
  render(documents: readonly InvoiceDocument[]): Promise<RenderedDocument[]>;
  close(): Promise<void>;
}

export interface RenderPoolOptions {
  /** Worker threads; 0 renders on the calling thread, which blocks it. */
  readonly threads: number;
  /** The compiled task; by default beside the compiled pool. There is none beside the sources: code run from them names it, or takes 0 threads. */
  readonly workerFile?: string;
}

/** Documents that travel to a thread together, so that passing them costs little beside rendering them. */
const BATCH_SIZE = 25;

/** Renders documents on worker threads that keep their fonts and layout caches. Throws when the compiled task is missing. */
export function createRenderPool(options: RenderPoolOptions): RenderPool {
  if (options.threads === 0) {
    return { render: async (documents) => renderBatch(documents), close: async () => undefined };
  }
  const filename = options.workerFile ?? join(__dirname, 'render-worker.js');
  if (!existsSync(filename)) throw new Error(`no compiled render worker at ${filename}: build first, or name it as workerFile`);
  const pool = new Piscina<readonly InvoiceDocument[], RenderedDocument[]>({
    filename,
    minThreads: options.threads,
    maxThreads: options.threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // Otherwise a thread waits for its next task without ever turning its event loop, where pdfkit's streams leave a callback that holds the whole
    // document: memory would grow with every document rendered.
    atomics: 'disabled',
  });
  return {
    render: async (documents) => {
      const size = Math.max(1, Math.min(BATCH_SIZE, Math.ceil(documents.length / options.threads)));
      const batches = Array.from({ length: Math.ceil(documents.length / size) }, (_, index) => documents.slice(index * size, (index + 1) * size));
      const rendered = await Promise.all(batches.map((batch) => pool.run(batch)));
      return rendered.flat().map((document) => ({ ...document, bytes: asBuffer(document.bytes) }));
    },
    close: () => pool.destroy(),
  };
}

/** A Buffer arrives from another thread as the plain Uint8Array beneath it. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
