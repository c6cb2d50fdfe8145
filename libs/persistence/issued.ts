import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';

/** A document of a run as prepared, without lines. */
export interface PreparedDocument {
  readonly ordinal: number;
  readonly payer: string;
  readonly currency: Currency;
  readonly vatGroup: string;
  readonly kind: DocumentKind;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
}

/** What issuing adds to a prepared document. Issuer and recipient are kept as they were on that day. */
export interface IssuedDocument {
  readonly number: string;
  readonly series: string;
  readonly serial: bigint;
  readonly run: string;
  readonly ordinal: number;
  readonly kind: DocumentKind;
  readonly payer: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly paymentReference: string | null;
  readonly issuerDetails: RegisteredIssuer;
  readonly recipientDetails: PayerDetails;
  /** Text of each line in the payer's language, in the order of the lines. */
  readonly lineTexts: readonly string[];
}

export async function listDocuments(transaction: Transaction, run: string): Promise<PreparedDocument[]> {
  return await transaction.query(
    `select ordinal, payer, currency, vat_group as "vatGroup", kind, net_ore as "netOre", vat_ore as "vatOre", total_ore as "totalOre"
     from document where run = $1 order by ordinal`,
    [run],
  );
}

/** Takes the next `count` serials of a series; the row stays locked until the transaction ends, so an abandoned issue leaves no gap. */
export async function takeSerials(transaction: Transaction, series: string, count: number): Promise<bigint> {
  const [rows]: [{ first: bigint }[], number] = await transaction.query(
    `update number_series set next = next + $2 where series = $1 returning next - $2 as first`,
    [series, count],
  );
  const [row] = rows;
  if (!row) throw new Error(`no number series ${series}`);
  return row.first;
}

export async function addIssuedRounds(transaction: Transaction, run: string): Promise<void> {
  await transaction.query(
    `insert into issued_round (programme, service_year, branch, sequence, run, position)
     select programme, service_year, branch, sequence, run, position from settlement_round where run = $1`,
    [run],
  );
}

export async function addIssuedDocuments(transaction: Transaction, documents: readonly IssuedDocument[], recordedAt: string): Promise<void> {
  const types = {
    number: 'text',
    series: 'text',
    serial: 'bigint',
    run: 'text',
    ordinal: 'int',
    kind: 'text',
    payer: 'text',
    issued_on: 'date',
    due_on: 'date',
    payment_reference: 'text',
    issuer_details: 'jsonb',
    recipient_details: 'jsonb',
    line_texts: 'jsonb',
    recorded_at: 'timestamptz',
  };
  await insertRows(
    transaction,
    'issued_document',
    types,
    documents.map((document) => ({
      number: document.number,
      series: document.series,
      serial: document.serial,
      run: document.run,
      ordinal: document.ordinal,
      kind: document.kind,
      payer: document.payer,
      issued_on: document.issuedOn,
      due_on: document.dueOn,
      payment_reference: document.paymentReference,
      issuer_details: JSON.stringify(document.issuerDetails),
      recipient_details: JSON.stringify(document.recipientDetails),
      line_texts: JSON.stringify(document.lineTexts),
      recorded_at: recordedAt,
    })),
  );
}

/** Entries of a run, or of a payment when `run` is null. */
export async function addLedgerEntries(transaction: Transaction, run: string | null, entries: readonly LedgerEntry[]): Promise<void> {
  const types = {
    entry: 'text',
    on_date: 'date',
    payer: 'text',
    account: 'text',
    debit_ore: 'bigint',
    credit_ore: 'bigint',
    document: 'text',
    run: 'text',
  };
  await insertRows(
    transaction,
    'ledger_entry',
    types,
    entries.map((entry) => ({
      entry: entry.entry,
      on_date: entry.on,
      payer: entry.payer,
      account: entry.account,
      debit_ore: entry.debitOre,
      credit_ore: entry.creditOre,
      document: entry.document,
      run,
    })),
  );
}
