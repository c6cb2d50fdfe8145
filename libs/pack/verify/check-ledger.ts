import { postDocument, type LedgerEntry } from '#domain/ledger/ledger-entry';
import { postPayment } from '#domain/ledger/post-payment';
import { postReminder, postReversal, reminderPosting, reversalPosting } from '#domain/ledger/post-reminder';
import { formatAmount, sum } from '#domain/money/money';
import { PACK_TABLES } from '#pack/pack-tables';
import { compareRowSets, makeCheck } from '#pack/verify/check';
import type { ReadPack } from '#pack/verify/read-pack';
import { groupBy } from '#pack/verify/recompute-runs';
import { chargedWith } from '#pack/verify/check-reversals';
import type { CheckResult } from '#pack/verify/verify-report';

/** Every entry balances, and every document, payment, charge of a reminder and charge taken back is posted once and as its row says; nothing else is posted. */
export function checkLedger(pack: ReadPack): CheckResult {
  return makeCheck('the ledger balances and equals documents and payments', (log) => {
    const { path } = PACK_TABLES.ledger;
    const entries = groupBy(pack.ledger, ({ row }) => row.entry);
    for (const [entry, rows] of entries) {
      const debit = sum(rows.map(({ row }) => row.debitOre));
      const credit = sum(rows.map(({ row }) => row.creditOre));
      log.count();
      const line = rows[0]?.line ?? null;
      if (debit !== credit)
        log.fail({
          file: path,
          line,
          column: 'debit',
          found: `entry ${entry}: debit ${formatAmount(debit)}`,
          expected: `credit ${formatAmount(credit)}`,
        });
      const bad = rows.find(({ row }) => row.debitOre < 0n || row.creditOre < 0n || (row.debitOre !== 0n && row.creditOre !== 0n));
      if (bad)
        log.fail({
          file: path,
          line: bad.line,
          column: 'credit',
          found: 'below zero, or on both sides',
          expected: 'debit or credit, not below zero',
        });
    }
    const idOf = (row: Pick<LedgerEntry, 'account'>) => row.account;
    const mustBePosted = (entry: string, expected: readonly LedgerEntry[], home: { readonly file: string; readonly line: number }) => {
      compareRowSets(log, { table: PACK_TABLES.ledger, found: entries.get(entry) ?? [], expected, idOf, home, what: `posting of ${entry} on` });
      entries.delete(entry);
    };
    for (const { row, line } of pack.invoices) mustBePosted(row.number, postDocument(row), { file: PACK_TABLES.invoices.path, line });
    for (const { row, line } of pack.payments) mustBePosted(row.posting, postPayment(row), { file: PACK_TABLES.payments.path, line });
    for (const { row, line } of pack.reminders) {
      const expected = postReminder(row);
      if (expected.length > 0) mustBePosted(reminderPosting(row.batch, row.document), expected, { file: PACK_TABLES.reminders.path, line });
    }
    for (const { row, line } of pack.reversals) {
      for (const { row: charged } of chargedWith(pack, row))
        mustBePosted(reversalPosting(charged.batch, charged.document), postReversal(charged, row.on), { file: PACK_TABLES.reversals.path, line });
    }
    for (const { row, line } of [...entries.values()].flat()) {
      log.fail({
        file: path,
        line,
        column: 'entry',
        found: row.entry,
        expected: 'a number of invoices.csv, a posting of payments.csv, a reminder of reminders.csv or one of them taken back',
      });
    }
  });
}
