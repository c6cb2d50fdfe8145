import { HAND_OVER_EVENTS, REMINDER_EVENTS } from '#domain/audit/event-types';
import { chargesOre } from '#domain/late-payment/charge-reminders';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import { reminderPosting, reversalPosting } from '#domain/ledger/post-reminder';
import { formatAmount, sum } from '#domain/money/money';
import { AUDIT_PATH } from '#pack/manifest';
import { chargedWith } from '#pack/verify/check-reversals';
import { makeCheck, type CheckLog } from '#pack/verify/check';
import { dataOf, valueOf } from '#pack/verify/event-data';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import type { Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';

const CHARGE_FILE = /^(.+)\/charges\/(\d+)$/;

/** What was exported under a name, and how far that has come. */
interface HandedOver {
  readonly event: Event;
  readonly entries: ReadonlySet<string>;
  readonly isAcknowledged: boolean;
}

/**
 * What the finance system was handed is the ledger: of a run its postings, of reminders' charges those of the time that no earlier file has. Its receipt is for
 * that, and so is the signature.
 */
export function checkHandOvers(pack: ReadPack): CheckResult {
  return makeCheck('what was handed to the finance system is the ledger, and what was signed is that', (log) => {
    const ledger = groupBy(pack.ledger, ({ row }) => row.entry);
    const rowsOf = (entries: Iterable<string>) => [...entries].flatMap((entry) => (ledger.get(entry) ?? []).map(({ row }) => row));
    const ofRun = groupBy(pack.invoices, ({ row }) => row.run);
    const charges = chargeEntries(pack);
    const handedOver = new Map<string, HandedOver>();
    for (const event of pack.events) {
      const { type, subject } = event.row;
      const before = handedOver.get(subject);
      if (type === HAND_OVER_EVENTS.exported) {
        log.count();
        const filed = new Set([...handedOver.values()].flatMap(({ entries }) => [...entries]));
        const entries = new Set(ofRun.get(subject)?.map(({ row }) => row.number) ?? chargesOf(event, charges, filed));
        if (before || entries.size === 0) fail(log, event, 'subject', subject, 'a run or a file of charges that was not exported before');
        compare(log, event, sumsOf(rowsOf(entries), entries.size));
        handedOver.set(subject, { event, entries, isAcknowledged: false });
      } else if (type === HAND_OVER_EVENTS.acknowledged && before) {
        log.count();
        const { entries, debit } = sumsOf(rowsOf(before.entries), before.entries.size);
        compare(log, event, {
          entries,
          debit,
          ...(valueOf(event.row.data, 'sha256') === undefined ? {} : { sha256: dataOf(before.event, 'sha256') }),
        });
        handedOver.set(subject, { ...before, isAcknowledged: true });
      } else if (type === HAND_OVER_EVENTS.runSignedOff || type === HAND_OVER_EVENTS.chargesSignedOff) {
        log.count();
        if (!before?.isAcknowledged) {
          fail(log, event, 'subject', subject, `an event ${HAND_OVER_EVENTS.acknowledged} before it`);
          continue;
        }
        const { owed, entries } = sumsOf(rowsOf(before.entries), before.entries.size);
        const counted = type === HAND_OVER_EVENTS.runSignedOff ? { documents: entries } : { entries };
        compare(log, event, { total: owed, ...counted, ledgerSha256: dataOf(before.event, 'sha256') });
        const filed = new Set([...handedOver.values()].flatMap((each) => [...each.entries]));
        const [outside] = chargesOf({ ...event, row: { ...event.row, data: before.event.row.data } }, charges, filed);
        if (outside !== undefined) fail(log, event, 'subject', subject, `${outside} in a file before it`);
      } else if (type === HAND_OVER_EVENTS.acknowledged) fail(log, event, 'subject', subject, `an event ${HAND_OVER_EVENTS.exported} before it`);
    }
  });
}

interface ChargeEntry {
  readonly entry: string;
  readonly issuer: string;
  readonly currency: string;
  readonly on: string;
  /** Its decision's place in the chain. */
  readonly seq: number;
}

/** Every posting of what a reminder charged, and of what was taken back. */
function chargeEntries(pack: ReadPack): ChargeEntry[] {
  const seqOf = new Map(pack.events.map(({ row }) => [`${row.type} ${row.subject}`, row.seq]));
  const currencies = new Map(pack.invoices.map(({ row }) => [row.number, row.currency]));
  const charged = pack.reminders.flatMap(({ row: { batch, document, issuer, on, ...row } }): ChargeEntry[] => {
    if (chargesOre(row) === 0n) return [];
    const seq = seqOf.get(`${REMINDER_EVENTS.approved} ${batch}`) ?? Infinity;
    return [{ entry: reminderPosting(batch, document), issuer, currency: currencies.get(document) ?? '', on, seq }];
  });
  const takenBack = pack.reversals.flatMap(({ row: { id, issuer, currency, on, ...letter } }) =>
    chargedWith(pack, { ...letter, currency }).map(({ row: { batch, document } }): ChargeEntry => {
      const seq = seqOf.get(`${REMINDER_EVENTS.reversed} ${id}`) ?? Infinity;
      return { entry: reversalPosting(batch, document), issuer, currency, on, seq };
    }),
  );
  return [...charged, ...takenBack];
}

/** The charges that a file takes: its issuer's, in its currency, up to its day, known by then, and in no earlier file. None of what is no file of charges. */
function chargesOf(event: Event, charges: readonly ChargeEntry[], filed: ReadonlySet<string>): string[] {
  const issuer = CHARGE_FILE.exec(event.row.subject)?.[1];
  if (issuer === undefined) return [];
  const [currency, until] = [dataOf(event, 'currency'), dataOf(event, 'until')];
  return charges
    .filter((charge) => charge.issuer === issuer && charge.currency === currency && charge.on <= until && charge.seq < event.row.seq)
    .map(({ entry }) => entry)
    .filter((entry) => !filed.has(entry));
}

function sumsOf(rows: readonly LedgerEntry[], entries: number) {
  const owed = rows.filter(({ account }) => account === 'receivable' || account === 'internal');
  return {
    entries,
    debit: formatAmount(sum(rows.map(({ debitOre }) => debitOre))),
    owed: formatAmount(sum(owed.map(({ debitOre, creditOre }) => debitOre - creditOre))),
  };
}

function compare(log: CheckLog, event: Event, expected: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(expected)) {
    const told = valueOf(event.row.data, name);
    if (told !== value)
      fail(
        log,
        event,
        `data.${name}`,
        typeof told === 'string' || typeof told === 'number' ? String(told) : '(nothing)',
        `${value}, as the ledger gives`,
      );
  }
}

function fail(log: CheckLog, { line }: Event, column: string, found: string, expected: string): void {
  log.fail({ file: AUDIT_PATH, line, column, found, expected });
}
