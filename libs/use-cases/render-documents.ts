import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { runIdOf, type Chunk, type RunKey } from '#contracts/invoice-run-process';
import { Database } from '#persistence/database';
import { keepEInvoices, type KeptEInvoice } from '#persistence/e-invoices';
import { keepRenderedDocuments, listUnrendered, type RenderedDocument } from '#persistence/rendered-documents';
import type { InvoiceDocument } from '#documents/invoice-document';
import { Clock } from '#use-cases/clock';
import { readDocumentData } from '#use-cases/document-data';
import { inParallel } from '#use-cases/in-parallel';
import { Profile } from '#use-cases/profile';

/** Makes PDFs on worker threads. */
export abstract class Renderer {
  abstract render(documents: readonly InvoiceDocument[]): Promise<readonly RenderedDocument[]>;
}

/** Documents that are rendered and kept at a time: enough to keep the threads busy, few enough to lose little. */
const BATCH_SIZE = 50;
/** While one batch is read or written, the threads have another. */
const BATCHES_AT_A_TIME = 2;

/** Renders the documents of a part of a run that have no bytes yet, e-invoice and PDF together. Bytes once kept are never made again. */
@Injectable()
export class RenderDocuments {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly renderer: Renderer,
    private readonly profile: Profile,
  ) {}

  async execute(chunk: RunKey & Chunk): Promise<void> {
    const run = runIdOf(chunk);
    const missing = new Set(await this.database.read((transaction) => listUnrendered(transaction, { run, from: chunk.from, until: chunk.until })));
    const first = Math.min(...missing);
    const batches = Array.from({ length: Math.ceil((chunk.until - first) / BATCH_SIZE) }, (_, index) => first + index * BATCH_SIZE);
    await inParallel(batches, BATCHES_AT_A_TIME, async (from) => {
      const until = Math.min(from + BATCH_SIZE, chunk.until);
      const data = await this.database.read((transaction) =>
        readDocumentData(transaction, { run, from, until }, { isExample: this.profile.isExample }),
      );
      const unrendered = data.filter((_, index) => missing.has(from + index));
      const rendered = await this.renderer.render(unrendered);
      const at = this.clock.now();
      await this.database.transaction(async (transaction) => {
        await keepEInvoices(transaction, unrendered.flatMap(originalOf), at);
        await keepRenderedDocuments(transaction, rendered, at);
      });
    });
  }
}

/** The XML that is sent, kept beside the PDF; one that is only attached lies in the PDF itself. */
function originalOf({ number, eInvoice }: InvoiceDocument): KeptEInvoice[] {
  if (eInvoice?.role !== 'original') return [];
  const bytes = Buffer.from(eInvoice.xml, 'utf8');
  return [{ number, profile: eInvoice.profile, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }];
}
