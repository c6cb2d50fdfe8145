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

const HAND_OVERS = new Set<string>(Object.values(HAND_OVER_EVENTS));
const CHARGE_FILE = /^(.+)\/charges\/(\d+)$/;

/** What was exported under a name, and how far that has come. */
interface HandedOver {
  readonly event: Event;
  readonly sums: { readonly entries: number; readonly debit: string; readonly owed: string };
  isAcknowledged: boolean;
}

/**
 * What the finance system was handed is the ledger: of a run its postings, of reminders' charges those of the time that no earlier file has. Its receipt is for
 * that, and so is the signature.
 */
export function checkHandOvers(pack: ReadPack): CheckResult {
  return makeCheck('what was handed to the finance system is the ledger, and what was signed is that', (log) => {
    const ledger = groupBy(pack.ledger, ({ row }) => row.entry);
    const runs = groupBy(pack.invoices, ({ row }) => row.run);
    const charges = chargeEntries(pack);
    const handedOver = new Map<string, HandedOver>();
    const filed = new Set<string>();
    const waiting = (file: Event, seq: number) => chargesOf(file, charges, seq).filter((entry) => !filed.has(entry));
    for (const event of pack.events) {
      const { type, subject, seq } = event.row;
      if (!HAND_OVERS.has(type)) continue;
      log.count();
      const before = handedOver.get(subject);
      if (type === HAND_OVER_EVENTS.exported) {
        const entries = runs.get(subject)?.map(({ row }) => row.number) ?? waiting(event, seq);
        if (before || entries.length === 0) fail(log, event, 'subject', subject, 'a run or a file of charges that was not exported before');
        const rows = entries.flatMap((entry) => (ledger.get(entry) ?? []).map(({ row }) => row));
        const sums = sumsOf(rows, entries.length);
        compare(log, event, sums);
        handedOver.set(subject, { event, sums, isAcknowledged: false });
        for (const entry of entries) filed.add(entry);
      } else if (!before) fail(log, event, 'subject', subject, `an event ${HAND_OVER_EVENTS.exported} before it`);
      else if (type === HAND_OVER_EVENTS.acknowledged) checkReceipt(log, event, before);
      else {
        checkSignature(log, event, before);
        const [outside] = waiting(before.event, seq);
        if (outside !== undefined) fail(log, event, 'subject', subject, `${outside} in a file before it`);
      }
    }
  });
}

function checkReceipt(log: CheckLog, event: Event, handedOver: HandedOver): void {
  const { entries, debit } = handedOver.sums;
  const isOfFile = valueOf(event.row.data, 'sha256') !== undefined;
  compare(log, event, { entries, debit, ...(isOfFile ? { sha256: dataOf(handedOver.event, 'sha256') } : {}) });
  handedOver.isAcknowledged = true;
}

function checkSignature(log: CheckLog, event: Event, { event: exported, sums, isAcknowledged }: HandedOver): void {
  if (!isAcknowledged) fail(log, event, 'subject', event.row.subject, `an event ${HAND_OVER_EVENTS.acknowledged} before it`);
  const counted = event.row.type === HAND_OVER_EVENTS.runSignedOff ? { documents: sums.entries } : { entries: sums.entries };
  compare(log, event, { total: sums.owed, ...counted, ledgerSha256: dataOf(exported, 'sha256') });
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

/** The charges that are a file's: its issuer's, in its currency, up to its day, known by then. None of what is no file of charges. */
function chargesOf({ row: { subject, ...file } }: Event, charges: readonly ChargeEntry[], seq: number): string[] {
  const issuer = CHARGE_FILE.exec(subject)?.[1];
  if (issuer === undefined) return [];
  const [currency, until] = [valueOf(file.data, 'currency'), valueOf(file.data, 'until')];
  return charges
    .filter(
      (charge) => charge.issuer === issuer && charge.currency === currency && typeof until === 'string' && charge.on <= until && charge.seq < seq,
    )
    .map(({ entry }) => entry);
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
