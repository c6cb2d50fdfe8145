import { REMINDER_EVENTS } from '#domain/audit/event-types';
import { digestReminders } from '#domain/audit/reminder-digest';
import { daysBetween } from '#domain/calendar/local-date';
import { chargeReminders, NOTHING_CHARGED } from '#domain/late-payment/charge-reminders';
import { DAYS_BETWEEN_REMINDERS } from '#domain/payments/due-reminders';
import { AUDIT_PATH } from '#pack/manifest';
import { PACK_TABLES } from '#pack/pack-tables';
import { compareFields, makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import { asKnownAt, type KnownThen } from '#pack/verify/reminders-as-known';
import type { Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

type Reminder = ReadPack['reminders'][number];

/**
 * Every reminder is one that two people decided, as the audit chain holds it: in turn, ten days apart, of an invoice of its payer past its last day; and it
 * charges what the figures, the choices of the programmes, the payments and the credit notes known when it was approved give.
 */
export function checkReminders(pack: ReadPack): CheckResult {
  return makeCheck('reminders are those that were approved, and charge what figures and choices give', (log) => {
    const batches = groupBy(pack.reminders, ({ row }) => row.batch);
    const proposers = new Map(
      pack.events.filter(({ row }) => row.type === REMINDER_EVENTS.proposed).map(({ row }) => [row.subject, row.actor] as const),
    );
    const before: Reminder[] = [];
    for (const event of pack.events.filter(({ row }) => row.type === REMINDER_EVENTS.approved)) {
      log.count();
      const { subject, actor } = event.row;
      const rows = batches.get(subject) ?? [];
      batches.delete(subject);
      const digest = digestReminders(
        subject,
        rows.map(({ row }) => row),
      );
      if (dataOf(event, 'digest') !== digest) failEvent(log, event, 'data.digest', dataOf(event, 'digest'), `${digest}, as the rows give`);
      if ((proposers.get(subject) ?? actor) === actor) failEvent(log, event, 'actor', actor, 'another person than the one who proposed them');
      checkTurns(log, rows, before);
      checkCharges(log, rows, asKnownAt(pack, event, before));
      before.push(...rows);
    }
    for (const row of [...batches.values()].flat()) fail(log, row, 'batch', row.row.batch, `the subject of one event ${REMINDER_EVENTS.approved}`);
  });
}

function checkTurns(log: CheckLog, rows: readonly Reminder[], before: readonly Reminder[]): void {
  for (const reminder of rows) {
    log.count();
    const { document, sequence, on } = reminder.row;
    const earlier = before.filter(({ row }) => row.document === document);
    if (sequence !== earlier.length + 1 || sequence > 3)
      fail(log, reminder, 'sequence', String(sequence), `${earlier.length + 1}, and no more than 3`);
    const last = earlier.at(-1);
    if (last && daysBetween(last.row.on, on) < DAYS_BETWEEN_REMINDERS) fail(log, reminder, 'on', on, `ten days after ${last.row.on} at the earliest`);
  }
}

function checkCharges(log: CheckLog, rows: readonly Reminder[], { invoices, rates }: KnownThen): void {
  const wanted = rows.flatMap((reminder) => {
    const { document, payer, issuer, on } = reminder.row;
    const invoice = invoices.get(document);
    if (!invoice || invoice.payer !== payer || invoice.issuer !== issuer || invoice.dueOn >= on) {
      fail(log, reminder, 'document', document, `an invoice of ${issuer} to ${payer} that was due before ${on}`);
      return [];
    }
    return [invoice];
  });
  const [first] = wanted;
  if (!first) return;
  const on = rows[0]?.row.on ?? '';
  const charges = chargeReminders(wanted, { on, country: first.country, rates });
  for (const reminder of rows) {
    const invoice = invoices.get(reminder.row.document);
    if (!invoice) continue;
    const { feeOre, compensationOre, interestOre } = charges.get(reminder.row.document) ?? NOTHING_CHARGED;
    compareFields(log, PACK_TABLES.reminders, reminder, { openOre: invoice.openOre, feeOre, compensationOre, interestOre });
  }
}

function fail(log: CheckLog, { line }: Located<unknown>, column: string, found: string, expected: string): void {
  log.fail({ file: PACK_TABLES.reminders.path, line, column, found, expected });
}

function failEvent(log: CheckLog, { line }: Event, column: string, found: string, expected: string): void {
  log.fail({ file: AUDIT_PATH, line, column, found, expected });
}
