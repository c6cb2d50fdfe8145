import { z } from 'zod';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { AUDIT_PATH } from '#pack/manifest';
import type { EInvoiceDeliveryRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type Located } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import type { CheckResult } from '#pack/verify/verify-report';

const ReceiptsSchema = z.object({
  receipts: z.array(z.object({ number: z.string(), file: z.string(), state: z.string(), detail: z.string().nullable() })),
});

/** Every e-invoice has one row that tells where it is; its file is named after its number and hash, and its receipt is the one in the audit chain. */
export function checkEInvoices(pack: ReadPack): CheckResult {
  return makeCheck('e-invoices went once, and their receipts are those of the audit chain', (log) => {
    const path = PACK_TABLES.eInvoiceDeliveries.path;
    const deliveries = new Map(pack.eInvoiceDeliveries.map((delivery) => [delivery.row.number, delivery]));
    const fail = ({ line }: Located<EInvoiceDeliveryRow>, column: string, found: string, expected: string) =>
      log.fail({ file: path, line, column, found: found === '' ? '(empty)' : found, expected: expected === '' ? '(empty)' : expected });
    const invoices = new Map(pack.invoices.map(({ row }) => [row.number, row]));
    for (const { row } of pack.invoices) {
      if (row.eInvoiceSha256 === null) continue;
      log.count();
      if (!deliveries.has(row.number)) log.fail({ file: path, found: `no row for ${row.number}`, expected: 'a row for each e-invoice' });
    }
    const told = new Map<string, z.infer<typeof ReceiptsSchema>['receipts'][number]>();
    for (const event of pack.events.filter(({ row }) => row.type === RECORD_EVENTS.eInvoiceReceipts)) {
      const receipts = ReceiptsSchema.safeParse(event.row.data).data?.receipts;
      if (!receipts) log.fail({ file: AUDIT_PATH, line: event.line, column: 'data', found: 'no receipts', expected: 'receipts' });
      for (const receipt of receipts ?? []) {
        const isKnown = deliveries.has(receipt.number) && !told.has(receipt.number);
        if (!isKnown)
          log.fail({ file: AUDIT_PATH, line: event.line, column: 'data.receipts', found: receipt.number, expected: 'an e-invoice, once' });
        told.set(receipt.number, receipt);
      }
    }
    for (const delivery of deliveries.values()) {
      const { number, state, fileName, detail } = delivery.row;
      const hash = invoices.get(number)?.eInvoiceSha256 ?? null;
      if (hash === null) fail(delivery, 'number', number, 'a number with an e-invoice');
      const expected = state === 'queued' ? '' : `${number}-${hash ?? ''}.xml`;
      if ((fileName ?? '') !== expected) fail(delivery, 'file', fileName ?? '', expected);
      const receipt = told.get(number);
      const isSettled = state === 'accepted' || state === 'rejected';
      if (isSettled !== (receipt !== undefined))
        fail(delivery, 'state', state, receipt ? `${receipt.state}, as the chain says` : 'a state without receipt');
      else if (receipt && (receipt.state !== state || receipt.file !== fileName || receipt.detail !== detail)) {
        fail(delivery, 'state', `${state} ${detail ?? ''}`, `${receipt.state} ${receipt.detail ?? ''}, as the chain says`);
      }
    }
  });
}
