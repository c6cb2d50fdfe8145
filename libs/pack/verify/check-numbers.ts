import { byCode } from '#domain/allocation/key-tree';
import { formatInvoiceNumber } from '#domain/references/invoice-number';
import { paymentReference as referenceOf } from '#domain/references/payment-reference';
import type { InvoiceRow, IssuerRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy, issuedRuns } from '#pack/verify/recompute-runs';
import type { CheckResult } from '#pack/verify/verify-report';

/** Each series counts 1, 2, 3 … over its runs in the order of issue, by payer within a run; the payment reference is that of the serial. */
export function checkNumbers(pack: ReadPack): CheckResult {
  return makeCheck('numbers have no gap and are in order', (log) => {
    const runs = issuedRuns(pack);
    const rankOfRun = new Map(runs.map(({ row }, rank) => [row.run, rank]));
    const issuerOfRun = new Map(runs.map(({ row }) => [row.run, row.issuer]));
    const issuers = new Map(pack.issuers.map(({ row }) => [row.issuer, row]));
    const orderOf = ({ row }: Located<InvoiceRow>) =>
      [String(rankOfRun.get(row.run) ?? 0).padStart(9, '0'), row.payer, row.currency, row.vatGroup].join(' ');
    for (const [series, invoices] of groupBy(pack.invoices, ({ row }) => row.series)) {
      const ordered = [...invoices].sort((a, b) => byCode(orderOf(a), orderOf(b)));
      for (const [index, invoice] of ordered.entries()) {
        log.count();
        const serial = BigInt(index + 1);
        const issuer = issuers.get(issuerOfRun.get(invoice.row.run) ?? '');
        expect(log, invoice, 'number', invoice.row.number, formatInvoiceNumber(series, serial));
        if (!issuer) expect(log, invoice, 'run', invoice.row.run, 'an issued run of an issuer in the register');
        else {
          expect(log, invoice, 'series', series, invoice.row.kind === 'internal' ? issuer.internalSeries : issuer.series);
          checkReference(log, invoice, issuer, serial);
        }
      }
    }
  });
}

/** An invoice carries the reference of its issuer's kind; one of 0.00 may go without. Nobody pays anything else. */
function checkReference(log: CheckLog, invoice: Located<InvoiceRow>, issuer: IssuerRow, serial: bigint): void {
  const { kind, totalOre, paymentReference } = invoice.row;
  if (kind === 'invoice' && totalOre === 0n && paymentReference === null) return;
  const expected = (kind === 'invoice' ? referenceOf(serial, issuer) : null) ?? '';
  expect(log, invoice, 'payment_reference', paymentReference ?? '', expected);
}

function expect(log: CheckLog, { line }: Located<InvoiceRow>, column: string, found: string, expected: string): void {
  if (found !== expected)
    log.fail({
      file: PACK_TABLES.invoices.path,
      line,
      column,
      found: found === '' ? '(empty)' : found,
      expected: expected === '' ? '(empty)' : expected,
    });
}
