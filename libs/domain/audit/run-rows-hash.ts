import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#domain/audit/canonical-json';
import type { LocalDate } from '#domain/calendar/local-date';
import type { VatCategory } from '#domain/facts/facts';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import { formatAmount, type Currency, type Ore } from '#domain/money/money';

/** Recipient and issuer as they are printed on a document: in the register they may change afterwards. */
export interface PrintedParties {
  readonly recipientName: string;
  readonly recipientCvr: string;
  readonly recipientEan: string | null;
  readonly recipientStreet: string | null;
  readonly recipientPostcode: string | null;
  readonly recipientCity: string | null;
  readonly language: string;
  readonly issuerName: string;
  readonly issuerCvr: string;
  readonly issuerStreet: string;
  readonly issuerPostcode: string;
  readonly issuerCity: string;
  readonly issuerEmail: string;
}

/** The rows that issuing a run adds, as far as they are decided at that moment: bytes and deliveries come later. */
export interface IssuedRows {
  readonly invoices: readonly ({
    readonly number: string;
    readonly series: string;
    readonly kind: DocumentKind;
    readonly payer: string;
    readonly issuedOn: LocalDate;
    readonly dueOn: LocalDate | null;
    readonly recordedAt: string;
    readonly currency: Currency;
    readonly netOre: Ore;
    readonly vatOre: Ore;
    readonly totalOre: Ore;
    readonly paymentReference: string | null;
    /** Of a credit note made by hand: the invoice it corrects, and why; null on all others. */
    readonly corrects: string | null;
    readonly correctionReason: string | null;
  } & PrintedParties)[];
  readonly lines: readonly {
    readonly number: string;
    readonly line: number;
    readonly programme: string;
    readonly serviceYear: number;
    readonly branch: string;
    readonly roundSequence: number;
    readonly netOre: Ore;
    readonly vatCategory: VatCategory;
    readonly vatRatePercent: string;
    readonly vatReason: string;
    readonly text: string;
  }[];
  readonly ledger: readonly LedgerEntry[];
}

/** The `rowsHash` of the event that issues a run: equal sets of rows give equal hashes, in whatever order they come. */
export function runRowsHash(rows: IssuedRows): string {
  return hashRows([
    ...rows.invoices.map((invoice) => [
      'invoice',
      invoice.number,
      invoice.series,
      invoice.kind,
      invoice.payer,
      invoice.issuedOn,
      invoice.dueOn,
      new Date(invoice.recordedAt).toISOString(),
      invoice.currency,
      formatAmount(invoice.netOre),
      formatAmount(invoice.vatOre),
      formatAmount(invoice.totalOre),
      invoice.paymentReference,
    ]),
    ...rows.invoices.flatMap(({ number, corrects, correctionReason }) =>
      corrects === null ? [] : [['corrects', number, corrects, correctionReason]],
    ),
    ...rows.invoices.map((invoice) => [
      'recipient',
      invoice.number,
      invoice.recipientName,
      invoice.recipientCvr,
      invoice.recipientEan,
      invoice.recipientStreet,
      invoice.recipientPostcode,
      invoice.recipientCity,
      invoice.language,
    ]),
    ...rows.invoices.map((invoice) => [
      'issuer',
      invoice.number,
      invoice.issuerName,
      invoice.issuerCvr,
      invoice.issuerStreet,
      invoice.issuerPostcode,
      invoice.issuerCity,
      invoice.issuerEmail,
    ]),
    ...rows.lines.map((line) => [
      'line',
      line.number,
      line.line,
      line.programme,
      line.serviceYear,
      line.branch,
      line.roundSequence,
      formatAmount(line.netOre),
      line.vatCategory,
      formatAmount(percentToBasisPoints(line.vatRatePercent)),
      line.vatReason,
      line.text,
    ]),
    ...rows.ledger.map((entry) => [
      'ledger',
      entry.entry,
      entry.on,
      entry.payer,
      entry.account,
      formatAmount(entry.debitOre),
      formatAmount(entry.creditOre),
      entry.document,
    ]),
  ]);
}

/** Lower-case hex SHA-256 over the rows' canonical JSON, sorted by UTF-8 bytes, each ended by a line feed. No row at all gives the hash of nothing. */
export function hashRows(rows: readonly Json[]): string {
  const lines = rows.map((row) => Buffer.from(`${canonicalJson(row)}\n`, 'utf8')).sort((a, b) => Buffer.compare(a, b));
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}
