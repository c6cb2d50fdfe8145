import type { Log } from '#platform/logging';
import type { CarryEInvoices } from '#use-cases/carry-e-invoices';

const EVERY_MS = 5_000;

/** Looks every few seconds for receipts, and for e-invoices that could not be handed over with their run. Returns what ends it. */
export function keepCarrying({ carryEInvoices, log }: { readonly carryEInvoices: CarryEInvoices; readonly log: Log }): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const look = async () => {
    try {
      for (const { source, why } of await carryEInvoices.look()) log.warn({ receipt: source, why }, 'a receipt for an e-invoice was set aside');
    } catch (error) {
      log.warn({ err: error }, 'could not look for e-invoices and receipts; tried again in a moment');
    } finally {
      looking = null;
    }
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
