import { randomUUID } from 'node:crypto';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { Injectable } from '@nestjs/common';
import type { EInvoiceTransport, Receipt } from '#e-invoice/transport';
import { appendAuditEvent } from '#persistence/audit-log';
import { Database, type Transaction } from '#persistence/database';
import { findReleased, settleEInvoice } from '#persistence/e-invoice-deliveries';
import { findReleasedReminders, settleReminderEInvoice } from '#persistence/reminder-e-invoices';
import { runIdOf, type Chunk, type RunKey } from '#contracts/invoice-run-process';
import { Clock } from '#use-cases/clock';
import { documentShelf, REMINDER_SHELF, type EInvoiceShelf } from '#use-cases/e-invoice-shelves';

/** The way to the access point; none where the installation has none, and then e-invoices stay queued. */
export class EInvoiceCarrier {
  constructor(readonly transport: EInvoiceTransport | null) {}
}

const BATCH_SIZE = 100;
/** Laid ready longer ago than this and never marked: whoever laid it there is gone. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * Takes e-invoices to the access point, each once, and reads what it answers. A file is laid ready, the mark that it is handed over is committed, and
 * then the file is released; one that is marked and still lies ready was not released, and is.
 */
@Injectable()
export class CarryEInvoices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly carrier: EInvoiceCarrier,
  ) {}

  /** Hands over the e-invoices of a part of a run, with its mails. */
  async handOverDocuments(chunk: RunKey & Chunk): Promise<void> {
    await this.handOver(documentShelf({ run: runIdOf(chunk), from: chunk.from, until: chunk.until }));
  }

  /** What is done from time to time: releases what a crash left ready, hands over what had to wait, reads receipts. Answers with receipts that were set aside. */
  async look(): Promise<readonly { readonly source: string; readonly why: string }[]> {
    const { transport } = this.carrier;
    if (transport === null) return [];
    await this.releaseWhatIsReady(transport);
    await this.handOver(documentShelf(null));
    await this.handOver(REMINDER_SHELF);
    return await this.takeReceipts(transport);
  }

  private async handOver(shelf: EInvoiceShelf): Promise<void> {
    const { transport } = this.carrier;
    if (transport === null) return;
    for (;;) {
      const queued = await this.database.read((transaction) => shelf.take(transaction, BATCH_SIZE));
      if (queued.length === 0) return;
      const handOvers = queued.map((eInvoice) => ({ ...eInvoice, token: randomUUID() }));
      for (const { token, bytes } of handOvers) await transport.layReady(token, bytes);
      const held = await this.database.transaction((transaction) => shelf.mark(transaction, handOvers, this.clock.now()));
      for (const { token, fileName } of handOvers) {
        if (held.has(token)) await transport.release(token, fileName);
        else await transport.discard(token);
      }
    }
  }

  private async releaseWhatIsReady(transport: EInvoiceTransport): Promise<void> {
    const ready = await transport.listReady();
    if (ready.length === 0) return;
    const tokens = ready.map(({ token }) => token);
    const marked = await this.database.read(
      async (transaction) => new Map([...(await findReleased(transaction, tokens)), ...(await findReleasedReminders(transaction, tokens))]),
    );
    const now = Date.parse(this.clock.now());
    for (const { token, at } of ready) {
      const fileName = marked.get(token);
      if (fileName !== undefined) await transport.release(token, fileName);
      else if (now - Date.parse(at) > ABANDONED_AFTER_MS) await transport.discard(token);
    }
  }

  private async takeReceipts(transport: EInvoiceTransport): Promise<readonly { readonly source: string; readonly why: string }[]> {
    const { receipts, refused } = await transport.readReceipts();
    const setAside = [...refused];
    for (let from = 0; from < receipts.length; from += BATCH_SIZE) {
      const batch = receipts.slice(from, from + BATCH_SIZE);
      const useless = await this.database.transaction((transaction) => this.settle(transaction, batch));
      setAside.push(...useless);
      const sources = new Set(useless.map(({ source }) => source));
      for (const { source } of batch) await transport.putAway(source, sources.has(source) ? 'set-aside' : 'read');
    }
    for (const { source } of refused) await transport.putAway(source, 'set-aside');
    return setAside;
  }

  /** Settles a batch of receipts with one audit event, and answers with those that say nothing we can use. */
  private async settle(transaction: Transaction, batch: readonly Receipt[]): Promise<{ source: string; why: string }[]> {
    const at = this.clock.now();
    const useless: { source: string; why: string }[] = [];
    const told: { number: string; file: string; state: string; detail: string | null }[] = [];
    const reminders: { name: string; file: string; state: string; detail: string | null }[] = [];
    for (const { source, fileName, state, detail } of batch) {
      const receipt = { fileName, state, detail, at };
      const { outcome: ofDocument, number } = await settleEInvoice(transaction, receipt);
      const { outcome, name } = ofDocument === 'unknown' ? await settleReminderEInvoice(transaction, receipt) : { outcome: ofDocument, name: null };
      if (outcome === 'settled' && name !== null) reminders.push({ name, file: fileName, state, detail });
      if (outcome === 'settled' && number !== null) told.push({ number, file: fileName, state, detail });
      if (outcome === 'unknown') useless.push({ source, why: `nothing was handed over as ${fileName}` });
      if (outcome === 'contradicted') useless.push({ source, why: `${fileName} was answered otherwise before` });
    }
    if (told.length > 0) {
      await appendAuditEvent(transaction, {
        at,
        actor: 'system',
        type: RECORD_EVENTS.eInvoiceReceipts,
        subject: 'e-invoices',
        data: { receipts: told },
      });
    }
    if (reminders.length > 0)
      await appendAuditEvent(transaction, { at, actor: 'system', type: 'reminder-receipts', subject: 'reminders', data: { receipts: reminders } });
    return useless;
  }
}
