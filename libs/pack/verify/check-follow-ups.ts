import { z } from 'zod';
import { deliveriesHash, documentsHash, mayBecome, mayStillMove, type ToldDelivery } from '#domain/audit/follow-up-hashes';
import { RECORD_EVENTS } from '#domain/audit/run-events';
import { AUDIT_PATH } from '#pack/manifest';
import type { DeliveryRow, InvoiceRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import { tellRunHistory, type Event, type RunHistory } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';
import { remark } from '#pack/verify/remark';

const StateSchema = z.object({ state: z.string(), at: z.iso.datetime() });
const CompletionSchema = z.object({ unsettled: z.array(StateSchema.extend({ messageId: z.string() })) });
const ChangeSchema = z.object({
  delivery: StateSchema.extend({ number: z.string(), address: z.string().nullable(), messageId: z.string() }),
  before: StateSchema.nullable(),
});
export const ResendSchema = z.object({ messageId: z.string(), address: z.string() });

/**
 * What became of the documents of a completed run, by its events: bytes never change, a mail that was accepted or refused stays so, and a mail is
 * added only where somebody had asked for it. From the deliveries of the pack, undoing one event after the other gives those of the completion.
 */
export function checkFollowUps(pack: ReadPack): CheckResult {
  return makeCheck('bytes and mails are those of the audit chain', (log) => {
    const events = groupBy(pack.events, ({ row }) => row.subject);
    const invoices = groupBy(pack.invoices, ({ row }) => row.run);
    const deliveries = groupBy(pack.deliveries, ({ row }) => row.number);
    for (const run of pack.runs) {
      log.count();
      const ofRun = invoices.get(run.row.run) ?? [];
      const resends = ofRun.flatMap(({ row }) => (events.get(row.number) ?? []).filter((event) => event.row.type === RECORD_EVENTS.documentResent));
      const mails = ofRun.flatMap(({ row }) => deliveries.get(row.number) ?? []);
      const announced = checkResends(log, resends, mails);
      const history = tellRunHistory(events.get(run.row.run) ?? []);
      if (history.completion) checkCompleted(log, { ...history, completion: history.completion }, { invoices: ofRun, mails, announced });
    }
  });
}

/** Every mail that somebody asked for is there. Gives the event by the mail's Message-ID. */
function checkResends(log: CheckLog, resends: readonly Event[], mails: readonly Located<DeliveryRow>[]): Map<string, Event> {
  const announced = new Map<string, Event>();
  for (const event of resends) {
    const resend = ResendSchema.safeParse(event.row.data);
    const row = mails.find((mail) => mail.row.messageId === resend.data?.messageId)?.row;
    if (!resend.success || row?.number !== event.row.subject || row.address !== resend.data.address) {
      fail(
        log,
        event,
        'data.messageId',
        dataOf(event, 'messageId'),
        `a mail of ${event.row.subject} in ${PACK_TABLES.deliveries.path} to ${dataOf(event, 'address')}`,
      );
    } else announced.set(resend.data.messageId, event);
  }
  return announced;
}

interface OfRun {
  readonly invoices: readonly Located<InvoiceRow>[];
  readonly mails: readonly Located<DeliveryRow>[];
  readonly announced: ReadonlyMap<string, Event>;
}

function checkCompleted(log: CheckLog, history: RunHistory & { readonly completion: Event }, { invoices, mails, announced }: OfRun): void {
  const { completion, changes } = history;
  const bytes = documentsHash(
    invoices.flatMap(({ row: { number, pdfSha256, eInvoiceSha256 } }) => (pdfSha256 === null ? [] : [{ number, pdfSha256, eInvoiceSha256 }])),
  );
  for (const event of [completion, ...changes]) {
    if (dataOf(event, 'documentsHash') !== bytes)
      fail(log, event, 'data.documentsHash', dataOf(event, 'documentsHash'), `${bytes}, as the rows give`);
  }
  const now = new Map<string, ToldDelivery>(mails.map(({ row }) => [row.messageId, row]));
  const unsettled = new Map(CompletionSchema.safeParse(completion.row.data).data?.unsettled.map((mail) => [mail.messageId, mail]));
  const told = undoChanges(log, changes, now, announced);
  for (const { row } of mails) {
    if (told.has(row.messageId)) continue;
    const atCompletion = unsettled.get(row.messageId);
    const resend = announced.get(row.messageId);
    if (atCompletion) now.set(row.messageId, { ...row, state: atCompletion.state, at: atCompletion.at });
    else if (resend && resend.row.seq > completion.row.seq) now.delete(row.messageId);
    else continue;
    log.remark(remark('mail-not-in-chain-yet', { subject: row.number, address: row.address, states: [row.state] }));
  }
  const found = deliveriesHash([...now.values()]);
  const expected = dataOf(completion, 'deliveriesHash');
  if (found !== expected) fail(log, completion, 'data.deliveriesHash', expected, `${found}, as the rows of ${completion.row.subject} give`);
}

/** Takes the deliveries back to what they were at completion; answers with the mails that the events tell of. */
function undoChanges(log: CheckLog, changes: readonly Event[], now: Map<string, ToldDelivery>, announced: ReadonlyMap<string, Event>): Set<string> {
  const told = new Set<string>();
  for (const event of [...changes].reverse()) {
    const change = ChangeSchema.safeParse(event.row.data);
    if (!change.success) {
      fail(log, event, 'data', 'no change of a delivery', 'delivery, and before');
      continue;
    }
    const { delivery, before } = change.data;
    const row = now.get(delivery.messageId);
    const isNewest = !told.has(delivery.messageId);
    told.add(delivery.messageId);
    // A mail that may still move can have done so since; the newest event then tells of an earlier moment than the row.
    const hasMovedOn = isNewest && mayStillMove(delivery.state);
    if (
      !row ||
      row.number !== delivery.number ||
      row.address !== delivery.address ||
      (!hasMovedOn && (row.state !== delivery.state || row.at !== delivery.at))
    ) {
      fail(log, event, 'data.delivery', textOf(delivery), row ? `${textOf(row)}, as ${PACK_TABLES.deliveries.path} gives` : 'a mail of this run');
      continue;
    }
    if (before === null) {
      const resend = announced.get(delivery.messageId);
      if (!resend || resend.row.seq > event.row.seq)
        fail(log, event, 'data.before', 'a mail that nobody asked for', `an event ${RECORD_EVENTS.documentResent} before`);
      now.delete(delivery.messageId);
    } else {
      if (!mayBecome(before.state, delivery.state)) fail(log, event, 'data.before', before.state, 'a state that may still change');
      now.set(delivery.messageId, { ...row, ...before });
    }
  }
  return told;
}

function textOf(delivery: ToldDelivery): string {
  return `${delivery.number} ${delivery.address ?? 'nobody'} ${delivery.state} ${delivery.at}`;
}

function fail(log: CheckLog, event: Event, column: string, found: string, expected: string): void {
  log.fail({ file: AUDIT_PATH, line: event.line, column, found, expected });
}
