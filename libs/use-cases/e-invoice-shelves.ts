import { dropFileName } from '#e-invoice/transport';
import type { Transaction } from '#persistence/database';
import { listQueuedEInvoices, markHandedOver, type EInvoiceHandOver } from '#persistence/e-invoice-deliveries';
import { readEInvoiceBytes } from '#persistence/e-invoices';
import { listQueuedReminderEInvoices, markRemindersHandedOver } from '#persistence/reminder-e-invoices';

/** An e-invoice on its way: its number or name, the file it becomes, and its bytes. */
export interface ShelvedEInvoice {
  readonly number: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Where e-invoices wait to be handed over: `take` up to so many, and `mark` them, which answers with the tokens that now hold. */
export interface EInvoiceShelf {
  take(transaction: Transaction, limit: number): Promise<ShelvedEInvoice[]>;
  mark(transaction: Transaction, handOvers: readonly EInvoiceHandOver[], at: string): Promise<Set<string>>;
}

/** Documents: those of a part of a run, or, with null, of every run whose documents have been sent. */
export function documentShelf(selection: Parameters<typeof listQueuedEInvoices>[1]): EInvoiceShelf {
  return {
    take: async (transaction, limit) => {
      const queued = await listQueuedEInvoices(transaction, selection, limit);
      const numbers = queued.map(({ number }) => number);
      const bytes = queued.length === 0 ? new Map<string, Buffer>() : await readEInvoiceBytes(transaction, numbers);
      return queued.map(({ number, sha256 }) => ({ number, fileName: dropFileName(number, sha256), bytes: bytes.get(number) ?? missing(number) }));
    },
    mark: markHandedOver,
  };
}

/** Reminders that were approved. */
export const REMINDER_SHELF: EInvoiceShelf = {
  take: async (transaction, limit) =>
    (await listQueuedReminderEInvoices(transaction, limit)).map(({ name, sha256, bytes }) => ({
      number: name,
      fileName: dropFileName(name.replace(/[^\w.-]/g, '_'), sha256),
      bytes,
    })),
  mark: markRemindersHandedOver,
};

function missing(number: string): never {
  throw new Error(`e-invoice ${number} has no bytes`);
}
