import { REMINDER_EVENTS } from '#domain/audit/event-types';
import { chargesOre } from '#domain/late-payment/charge-reminders';
import { formatAmount, sum } from '#domain/money/money';
import { AUDIT_PATH } from '#pack/manifest';
import type { ReminderRow, ReversalRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import type { Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

/** The reminders of a letter that charged something: what its reversal takes back. */
export function chargedWith(pack: ReadPack, letter: Pick<ReversalRow, 'batch' | 'payer' | 'currency'>): Located<ReminderRow>[] {
  const currencies = new Map(pack.invoices.map(({ row }) => [row.number, row.currency]));
  return pack.reminders.filter(
    ({ row }) =>
      row.batch === letter.batch && row.payer === letter.payer && currencies.get(row.document) === letter.currency && chargesOre(row) !== 0n,
  );
}

/**
 * Charges are taken back as two people decided it, as the audit chain holds it: all that one letter charged, once, after it was sent, with the reason that
 * was approved.
 */
export function checkReversals(pack: ReadPack): CheckResult {
  return makeCheck('charges are taken back as two people decided, a letter whole and once', (log) => {
    const events = (type: string) => new Map(pack.events.filter(({ row }) => row.type === type).map((event) => [event.row.subject, event]));
    const [proposals, decisions, approvals] = [
      events(REMINDER_EVENTS.reversalProposed),
      events(REMINDER_EVENTS.reversed),
      events(REMINDER_EVENTS.approved),
    ];
    const letters = new Set<string>();
    for (const reversal of pack.reversals) {
      log.count();
      const { id, batch, payer, currency } = reversal.row;
      const letter = [batch, payer, currency].join(' ');
      if (letters.has(letter)) fail(log, reversal, 'batch', letter, 'a letter whose charges were not taken back before');
      letters.add(letter);
      const charged = chargedWith(pack, reversal.row);
      if (charged.length === 0) fail(log, reversal, 'batch', letter, `a letter that charged something, in ${PACK_TABLES.reminders.path}`);
      const other = charged.find(({ row }) => row.issuer !== reversal.row.issuer);
      if (other) fail(log, reversal, 'issuer', reversal.row.issuer, other.row.issuer);
      const decision = decisions.get(id);
      decisions.delete(id);
      if (!decision) {
        fail(log, reversal, 'reversal', id, `the subject of one event ${REMINDER_EVENTS.reversed}`);
        continue;
      }
      const amount = formatAmount(sum(charged.map(({ row }) => chargesOre(row))));
      checkEvents(log, { reversal, decision, amount, proposal: proposals.get(id), approval: approvals.get(batch) });
    }
    for (const event of decisions.values()) failEvent(log, event, 'subject', event.row.subject, `a row of ${PACK_TABLES.reversals.path}`);
  });
}

interface Told {
  readonly reversal: Located<ReversalRow>;
  readonly amount: string;
  readonly decision: Event;
  readonly proposal: Event | undefined;
  /** Of the reminders themselves. */
  readonly approval: Event | undefined;
}

function checkEvents(log: CheckLog, { reversal, amount, decision, proposal, approval }: Told): void {
  const { batch, payer, currency, reason, on } = reversal.row;
  for (const [name, value] of Object.entries({ batch, payer, currency, reason, on, amount })) {
    const told = dataOf(decision, name);
    if (told !== value) failEvent(log, decision, `data.${name}`, told, `${value}, as the rows give`);
    const proposed = proposal && name !== 'on' ? dataOf(proposal, name) : value;
    if (proposal && proposed !== value) failEvent(log, proposal, `data.${name}`, proposed, `${value}, as the rows give`);
  }
  if (!proposal || proposal.row.seq > decision.row.seq)
    failEvent(log, decision, 'subject', reversal.row.id, `an event ${REMINDER_EVENTS.reversalProposed} before it`);
  else if (proposal.row.actor === decision.row.actor)
    failEvent(log, decision, 'actor', decision.row.actor, 'another person than the one who proposed it');
  if (!approval || approval.row.seq > decision.row.seq) failEvent(log, decision, 'data.batch', batch, 'reminders that were approved before it');
}

function fail(log: CheckLog, { line }: Located<ReversalRow>, column: string, found: string, expected: string): void {
  log.fail({ file: PACK_TABLES.reversals.path, line, column, found, expected });
}

function failEvent(log: CheckLog, { line }: Event, column: string, found: string, expected: string): void {
  log.fail({ file: AUDIT_PATH, line, column, found, expected });
}
