import { Injectable } from '@nestjs/common';
import type { Manifest } from '#pack/manifest';
import type { PackLetter } from '#pack/write-letters';
import { writePack, type PackDocument } from '#pack/write-pack';
import { Database, type Transaction } from '#persistence/database';
import { readEInvoiceBytes } from '#persistence/e-invoices';
import { readLettersOfBatch } from '#persistence/reminder-letters';
import { readRenderedBytes } from '#persistence/rendered-documents';
import { Clock } from '#use-cases/clock';
import { readPackContent } from '#use-cases/pack-content-reader';
import { Signer } from '#use-cases/signer';

/** Documents whose bytes are in memory at a time. */
const BATCH_SIZE = 100;

/** Writes the auditor's pack of everything issued so far. */
@Injectable()
export class ExportPack {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly signer: Signer,
  ) {}

  async execute(command: { readonly dir: string; readonly onProgress: (documents: number, of: number) => void }): Promise<Manifest> {
    return await this.database.snapshot(async (transaction) => {
      const content = await readPackContent(transaction);
      const numbers = content.invoices.flatMap((invoice) => (invoice.pdfSha256 === null ? [] : [invoice.number]));
      return await writePack({
        dir: command.dir,
        content,
        signer: this.signer,
        madeAt: this.clock.now(),
        documents: readDocuments(transaction, numbers, command.onProgress),
        letters: readLetters(transaction, [...new Set(content.letters.map(({ batch }) => batch))]),
      });
    });
  }
}

async function* readDocuments(
  transaction: Transaction,
  numbers: readonly string[],
  onProgress: (documents: number, of: number) => void,
): AsyncGenerator<PackDocument> {
  for (let from = 0; from < numbers.length; from += BATCH_SIZE) {
    const batch = numbers.slice(from, from + BATCH_SIZE);
    const eInvoices = await readEInvoiceBytes(transaction, batch);
    for (const [number, pdf] of await readRenderedBytes(transaction, batch)) yield { number, pdf, eInvoice: eInvoices.get(number) ?? null };
    onProgress(Math.min(from + BATCH_SIZE, numbers.length), numbers.length);
  }
}

async function* readLetters(transaction: Transaction, batches: readonly string[]): AsyncGenerator<PackLetter> {
  for (const batch of batches) yield* await readLettersOfBatch(transaction, batch);
}
