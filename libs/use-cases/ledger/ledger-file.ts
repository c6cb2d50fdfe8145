import { createHash } from 'node:crypto';
import { formatAmount, sum } from '#domain/money/money';
import type { ExportedPosting, LedgerExport } from '#persistence/ledger-exports';

/** The columns of docs/LEDGER-EXPORT.md, in this order. */
export const LEDGER_COLUMNS = ['run', 'entry', 'on', 'account', 'payer', 'payer_name', 'document', 'currency', 'debit', 'credit'] as const;

/**
 * Postings as the file that a finance system reads: UTF-8, comma, header line, RFC 4180 quotes, dot and two decimals. The same postings give
 * the same bytes. A name that a spreadsheet would run as a formula has an apostrophe in front.
 */
export function writeLedgerFile(
  of: string,
  postings: readonly ExportedPosting[],
): { readonly bytes: Buffer } & Pick<LedgerExport, 'sha256' | 'entries' | 'debitOre' | 'creditOre' | 'owedOre'> {
  const lines = postings.map((row) =>
    [
      of,
      row.entry,
      row.on,
      row.account,
      row.payer,
      row.payerName,
      row.document,
      row.currency,
      formatAmount(row.debitOre),
      formatAmount(row.creditOre),
    ].map(cellOf),
  );
  const bytes = Buffer.from([[...LEDGER_COLUMNS], ...lines].map((cells) => `${cells.join(',')}\n`).join(''), 'utf8');
  const owed = postings.filter(({ account }) => account === 'receivable' || account === 'internal');
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    entries: new Set(postings.map(({ entry }) => entry)).size,
    debitOre: sum(postings.map(({ debitOre }) => debitOre)),
    creditOre: sum(postings.map(({ creditOre }) => creditOre)),
    owedOre: sum(owed.map(({ debitOre, creditOre }) => debitOre - creditOre)),
  };
}

function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
