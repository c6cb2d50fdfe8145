import type { Json } from '#domain/audit/canonical-json';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import type { EInvoiceDeliveryRow, InvoiceRow } from '#pack/pack-content';

/** One payer of the sample takes e-invoices. */
export function takesEInvoices(kind: InvoiceRow['kind'], payer: string): boolean {
  return kind !== 'internal' && payer === '0101';
}

export function eInvoiceOf(number: string): Buffer {
  return Buffer.from(`<Invoice>${number}</Invoice>\n`, 'utf8');
}

/** All so far were taken, and the last one has had no answer yet. */
export function answeredEInvoices(
  invoices: readonly InvoiceRow[],
  append: (at: string, actor: string, type: string, subject: string, data: Json) => void,
): EInvoiceDeliveryRow[] {
  const at = '2026-09-04T13:00:00.000Z';
  const sent = invoices.flatMap(({ number, eInvoiceSha256 }) =>
    eInvoiceSha256 === null ? [] : [{ number, file: `${number}-${eInvoiceSha256}.xml` }],
  );
  const answered = sent.slice(0, -1);
  append(at, 'system', RECORD_EVENTS.eInvoiceReceipts, 'e-invoices', {
    receipts: answered.map(({ number, file }) => ({ number, file, state: 'accepted', detail: null })),
  });
  return sent.map(({ number, file }, index) => ({
    number,
    profile: 'peppol-bis-3',
    fileName: file,
    state: index < answered.length ? 'accepted' : 'handed-over',
    at,
    detail: null,
  }));
}

/** Those that have not gone yet. */
export function queuedEInvoices(invoices: readonly InvoiceRow[], gone: readonly EInvoiceDeliveryRow[]): EInvoiceDeliveryRow[] {
  const known = new Set(gone.map(({ number }) => number));
  return invoices
    .filter(({ number, eInvoiceSha256 }) => eInvoiceSha256 !== null && !known.has(number))
    .map(({ number, recordedAt: at }) => ({ number, profile: 'peppol-bis-3', fileName: null, state: 'queued', at, detail: null }));
}
