import { canonicalJson } from '#domain/audit/canonical-json';
import { PAYMENT_EVENTS } from '#domain/audit/event-types';
import { bankFileRowsHash, paymentRow } from '#domain/audit/payment-events';
import { absolute, formatAmount, sum } from '#domain/money/money';
import { isSameReference, referenceKeyOf } from '#domain/payments/reference-key';
import { AUDIT_PATH } from '#pack/manifest';
import type { BankEntryRow, InvoiceRow, PaymentRow } from '#pack/pack-content';
import { PACK_TABLES } from '#pack/pack-tables';
import { makeCheck, type CheckLog, type Located } from '#pack/verify/check';
import { dataOf, valueOf } from '#pack/verify/event-data';
import { localDateOf } from '#pack/verify/local-date-of';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import type { Event } from '#pack/verify/run-history';
import type { CheckResult } from '#pack/verify/verify-report';
import { remark } from '#pack/verify/remark';

/**
 * Every bank entry came by one import, as the audit chain holds it; every payment is of an entry, on a document of its payer, and never more than
 * came; a reference decided only where it is the document's, and everything else was decided by somebody at the issuer's desk.
 */
export function checkPayments(pack: ReadPack): CheckResult {
  return makeCheck('payments are what the banks told and people confirmed', (log) => {
    const book = openBook(pack);
    checkImports(log, pack, book);
    const events = new Map(
      pack.events
        .filter(({ row }) => row.type === PAYMENT_EVENTS.confirmed || row.type === PAYMENT_EVENTS.takenBack)
        .map((event) => [event.row.subject, event]),
    );
    for (const payment of pack.payments) {
      log.count();
      const entry = book.entries.get(payment.row.bankEntry);
      if (!entry) {
        fail(log, payment, 'bank_entry', payment.row.bankEntry, `an entry of ${PACK_TABLES.bankEntries.path}`);
        continue;
      }
      checkDocument(log, payment, entry.row, book);
      if (payment.row.basis === 'reference') checkReference(log, payment, entry.row, book);
      else {
        checkDecision(log, pack, book, payment, events.get(payment.row.posting));
        events.delete(payment.row.posting);
      }
      if (payment.row.basis === 'taken-back') checkTakenBack(log, payment, pack.payments);
    }
    for (const event of events.values())
      log.fail({
        file: AUDIT_PATH,
        line: event.line,
        column: 'subject',
        found: event.row.subject,
        expected: `a posting of ${PACK_TABLES.payments.path}`,
      });
    checkSums(log, pack);
  });
}

interface Book {
  readonly entries: ReadonlyMap<string, Located<BankEntryRow>>;
  readonly invoices: ReadonlyMap<string, InvoiceRow>;
  readonly issuerOfRun: ReadonlyMap<string, string>;
  /** Whether somebody was officer or approver of an issuer at an instant. */
  readonly isAtDesk: (person: string, issuer: string, at: string) => boolean;
}

function openBook(pack: ReadPack): Book {
  const countries = new Map(pack.issuers.map(({ row }) => [row.issuer, row.country]));
  return {
    entries: new Map(pack.bankEntries.map((entry) => [entry.row.id, entry])),
    invoices: new Map(pack.invoices.map(({ row }) => [row.number, row])),
    issuerOfRun: new Map(pack.runs.map(({ row }) => [row.run, row.issuer])),
    isAtDesk: (person, issuer, at) => {
      const day = localDateOf(at, countries.get(issuer) ?? 'DK');
      return pack.people.some(
        ({ row }) =>
          row.person === person &&
          (row.role === 'officer' || row.role === 'approver') &&
          row.issuer === issuer &&
          row.validFrom <= day &&
          (row.validUntil === null || day < row.validUntil),
      );
    },
  };
}

/** The entries and the payments by reference that each import brought are those that its event hashed. */
function checkImports(log: CheckLog, pack: ReadPack, book: Book): void {
  const byFile = groupBy(pack.bankEntries, ({ row }) => row.file);
  const byReference = groupBy(
    pack.payments.filter(({ row }) => row.basis === 'reference'),
    ({ row }) => book.entries.get(row.bankEntry)?.row.file ?? '',
  );
  for (const event of pack.events.filter(({ row }) => row.type === PAYMENT_EVENTS.imported)) {
    log.count();
    const entries = (byFile.get(event.row.subject) ?? []).map(({ row }) => row);
    const payments = (byReference.get(event.row.subject) ?? []).map(({ row }) => row);
    byFile.delete(event.row.subject);
    const issuer = dataOf(event, 'issuer');
    const expected = bankFileRowsHash(entries, payments);
    const failEvent = (column: string, found: string, wanted: string) =>
      log.fail({ file: AUDIT_PATH, line: event.line, column, found, expected: wanted });
    if (dataOf(event, 'rowsHash') !== expected) failEvent('data.rowsHash', dataOf(event, 'rowsHash'), `${expected}, as the rows of the file give`);
    if (entries.some((entry) => entry.issuer !== issuer)) failEvent('data.issuer', issuer, 'the issuer of the entries');
    if (!book.isAtDesk(event.row.actor, issuer, event.row.at)) failEvent('actor', event.row.actor, `somebody at the desk of ${issuer}`);
    const other = payments.find(({ person, at }) => person !== event.row.actor || at !== new Date(event.row.at).toISOString());
    if (other) failEvent('actor', event.row.actor, `${other.person}, as ${other.posting} says`);
  }
  for (const { row, line } of [...byFile.values()].flat())
    log.fail({
      file: PACK_TABLES.bankEntries.path,
      line,
      column: 'file',
      found: row.file,
      expected: `the subject of one event ${PAYMENT_EVENTS.imported}`,
    });
}

function checkDocument(log: CheckLog, payment: Located<PaymentRow>, entry: BankEntryRow, { invoices, issuerOfRun }: Book): void {
  const { row } = payment;
  const invoice = invoices.get(row.document);
  if (!invoice || invoice.kind === 'internal') {
    fail(log, payment, 'document', row.document, `a document of ${PACK_TABLES.invoices.path} that is paid`);
    return;
  }
  if (issuerOfRun.get(invoice.run) !== entry.issuer) fail(log, payment, 'document', row.document, `a document of ${entry.issuer}`);
  if (invoice.payer !== row.payer) fail(log, payment, 'payer', row.payer, invoice.payer);
  if (invoice.currency !== entry.currency) fail(log, payment, 'document', row.document, `a document in ${entry.currency}`);
  if (!row.posting.startsWith(`${row.bankEntry}/`)) fail(log, payment, 'posting', row.posting, `${row.bankEntry}/ and its place`);
  if (row.basis !== 'taken-back' && row.on !== entry.bookedOn) fail(log, payment, 'on', row.on, entry.bookedOn);
}

function checkReference(log: CheckLog, payment: Located<PaymentRow>, entry: BankEntryRow, { invoices }: Book): void {
  const own = referenceKeyOf(invoices.get(payment.row.document)?.paymentReference ?? '');
  const given = referenceKeyOf(entry.reference ?? '');
  if (own === null || given === null || !isSameReference(own, given))
    fail(log, payment, 'basis', 'reference', `confirmed: ${entry.reference ?? 'nothing'} is not the reference of ${payment.row.document}`);
  if (payment.row.amountOre !== entry.amountOre) fail(log, payment, 'amount', formatAmount(payment.row.amountOre), formatAmount(entry.amountOre));
}

function checkDecision(log: CheckLog, pack: ReadPack, book: Book, payment: Located<PaymentRow>, event: Event | undefined): void {
  const { row } = payment;
  const type = row.basis === 'confirmed' ? PAYMENT_EVENTS.confirmed : PAYMENT_EVENTS.takenBack;
  const told = event?.row.type === type ? valueOf(event.row.data, 'payment') : undefined;
  if (told === undefined || canonicalJson(told) !== canonicalJson(paymentRow(row)) || event?.row.actor !== row.person) {
    fail(log, payment, 'posting', row.posting, `an event ${type} that tells it as it stands`);
  }
  const issuer = book.entries.get(row.bankEntry)?.row.issuer ?? '';
  if (!book.isAtDesk(row.person, issuer, row.at)) fail(log, payment, 'person', row.person, `somebody at the desk of ${issuer}`);
}

function checkTakenBack(log: CheckLog, payment: Located<PaymentRow>, payments: readonly Located<PaymentRow>[]): void {
  const { row } = payment;
  const taken = payments.find((other) => other.row.posting === row.takesBack)?.row;
  const isWhole =
    taken?.bankEntry === row.bankEntry && taken.document === row.document && taken.amountOre === -row.amountOre && taken.basis !== 'taken-back';
  const isOnce = payments.filter((other) => other.row.takesBack === row.takesBack).length === 1;
  if (!isWhole || !isOnce) fail(log, payment, 'takes_back', row.takesBack ?? '(empty)', 'a posting of the same entry and document, whole and once');
}

function checkSums(log: CheckLog, pack: ReadPack): void {
  const posted = groupBy(pack.payments, ({ row }) => row.bankEntry);
  let waiting = 0;
  for (const entry of pack.bankEntries) {
    log.count();
    const postedOre = sum((posted.get(entry.row.id) ?? []).map(({ row }) => row.amountOre));
    const isOpposite = postedOre !== 0n && postedOre > 0n !== entry.row.amountOre > 0n;
    if (absolute(postedOre) > absolute(entry.row.amountOre) || isOpposite)
      log.fail({
        file: PACK_TABLES.bankEntries.path,
        line: entry.line,
        column: 'amount',
        found: formatAmount(entry.row.amountOre),
        expected: `no less than ${formatAmount(postedOre)}, which is posted of it`,
      });
    if (postedOre !== entry.row.amountOre) waiting += 1;
  }
  if (waiting > 0) log.remark(remark('bank-entries-wait', { subject: String(waiting) }));
}

function fail(log: CheckLog, { line }: Located<PaymentRow>, column: string, found: string, expected: string): void {
  log.fail({ file: PACK_TABLES.payments.path, line, column, found, expected });
}
