import { print } from '#apps/cli/print';
import { formatAmount } from '#domain/money/money';
import type { LedgerExport } from '#persistence/ledger-exports';

/** What a file for the finance system holds, in one line. */
export function printExport(out: string, made: LedgerExport): void {
  const sums = `${made.entries} entries, debit ${formatAmount(made.debitOre)}, owed ${formatAmount(made.owedOre)}`;
  print(`${out}: ${made.id}, ${sums}, sha256 ${made.sha256}`);
}
