import { RECORD_EVENTS } from '#domain/audit/run-events';
import type { DeliveryRow, InvoiceRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import type { CheckResult } from '#pack/verify/verify-report';
import { remark, type Remark, type RemarkCode } from '#pack/verify/remark';

/**
 * At most one accepted mail per numbered document, beside copies that a person had sent again, and none for an internal posting. An undecided hand-over (`unknown`) counts as accepted, because
 * it is never sent again without evidence; a bounced one was accepted, and another may follow it. A document that nobody accepted is told in a
 * remark: a refusal is no fault of the pack. Until a run is completed, mail may be under way.
 */
export function checkDeliveries(pack: ReadPack): CheckResult {
  return makeCheck('one accepted mail per numbered document', (log) => {
    const deliveries = groupBy(pack.deliveries, ({ row }) => row.number);
    const resent = new Set(pack.events.flatMap((event) => (event.row.type === RECORD_EVENTS.documentResent ? [dataOf(event, 'messageId')] : [])));
    const isCopy = (row: DeliveryRow) => resent.has(row.messageId);
    const isCopyUnderWay = (row: DeliveryRow) => isUnderWay(row) && isCopy(row);
    const stateOfRun = new Map(pack.runs.map(({ row }) => [row.run, row.state]));
    for (const invoice of pack.invoices) {
      log.count();
      const found = deliveries.get(invoice.row.number) ?? [];
      deliveries.delete(invoice.row.number);
      if (invoice.row.kind === 'internal') refuseMails(log, found, 'no mail for an internal posting');
      else
        checkMails(log, {
          invoice,
          found: found.filter(({ row }) => !isCopyUnderWay(row)),
          isCopy,
          isCompleted: stateOfRun.get(invoice.row.run) === 'completed',
        });
      for (const { row } of found) if (isCopyUnderWay(row)) log.remark(ofMail('copy-under-way', row));
    }
    for (const rows of deliveries.values()) refuseMails(log, rows, 'a number of invoices.csv');
    const byId = groupBy(pack.deliveries, ({ row }) => row.messageId);
    for (const rows of byId.values())
      for (const { row, line } of rows.slice(1)) fail(log, line, 'message_id', row.messageId, 'a message id of its own');
  });
}

interface MailsOfDocument {
  readonly invoice: Located<InvoiceRow>;
  readonly found: readonly Located<DeliveryRow>[];
  readonly isCopy: (row: DeliveryRow) => boolean;
  readonly isCompleted: boolean;
}

function checkMails(log: CheckLog, { invoice, found, isCopy, isCompleted }: MailsOfDocument): void {
  const accepted = found.filter(({ row }) => row.state === 'sent' || row.state === 'unknown');
  for (const { row, line } of accepted.filter((mail) => !isCopy(mail.row)).slice(1))
    fail(log, line, 'state', row.state, `one accepted mail of ${row.number}`);
  for (const { row } of found) if (row.state === 'unknown' || row.state === 'bounced') log.remark(ofMail('mail-did-not-arrive', row));
  const underWay = found.find(({ row }) => isUnderWay(row));
  if (isCompleted && underWay) fail(log, underWay.line, 'state', underWay.row.state, 'nothing under way in a completed run');
  const isBounced = found.some(({ row }) => row.state === 'bounced');
  if (accepted.length > 0 || isBounced) return;
  const { line, row } = invoice;
  if (found.length === 0)
    log.fail({
      file: PACK_TABLES.invoices.path,
      line,
      column: 'number',
      found: `no mail of ${row.number}`,
      expected: `one in ${PACK_TABLES.deliveries.path}`,
    });
  else log.remark(remark('no-mail-accepted', { subject: row.number, states: found.map((delivery) => delivery.row.state) }));
}

function ofMail(code: RemarkCode, { number, address, state }: DeliveryRow): Remark {
  return remark(code, { subject: number, address, states: [state] });
}

function isUnderWay({ state }: DeliveryRow): boolean {
  return state === 'queued' || state === 'claimed' || state === 'handed-over';
}

function refuseMails(log: CheckLog, rows: readonly Located<DeliveryRow>[], expected: string): void {
  for (const { row, line } of rows) fail(log, line, 'number', row.number, expected);
}

function fail(log: CheckLog, line: number, column: string, found: string, expected: string): void {
  log.fail({ file: PACK_TABLES.deliveries.path, line, column, found, expected });
}
