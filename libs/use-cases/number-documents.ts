import type { RunContent } from '#domain/audit/run-digest';
import type { LocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';
import type { Programme } from '#domain/facts/facts';
import type { DraftDocument } from '#domain/invoicing/draft-document';
import { dueDate } from '#domain/invoicing/due-date';
import { postDocument, type LedgerEntry } from '#domain/ledger/ledger-entry';
import { formatInvoiceNumber } from '#domain/references/invoice-number';
import { paymentReference } from '#domain/references/payment-reference';
import { documentTexts, lineText } from '#glossary/document-texts';
import type { Transaction } from '#persistence/database';
import { takeSerials, type IssuedDocument } from '#persistence/issued';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';

export interface NumberedDocument extends IssuedDocument, Omit<DraftDocument, 'kind' | 'payer'> {
  readonly ledger: readonly LedgerEntry[];
  /** Of a credit note made by hand: the invoice it corrects, and why. */
  readonly corrects: string | null;
  readonly correctionReason: string | null;
}

/** Numbers a run's documents in their order, one block a series, and adds what issuing decides: dates, payment reference, parties, ledger. */
export async function numberDocuments(
  transaction: Transaction,
  input: {
    readonly run: string;
    readonly issuer: RegisteredIssuer;
    readonly content: RunContent;
    readonly issuedOn: LocalDate;
    readonly payers: ReadonlyMap<string, PayerDetails>;
    readonly programmes: readonly Programme[];
  },
): Promise<NumberedDocument[]> {
  const { issuer, content } = input;
  const seriesOf = (document: DraftDocument) => (document.kind === 'internal' ? issuer.internalSeries : issuer.series);
  const next = new Map<string, bigint>();
  for (const series of new Set(content.documents.map(seriesOf))) {
    next.set(series, await takeSerials(transaction, series, content.documents.filter((document) => seriesOf(document) === series).length));
  }
  return content.documents.map((document, ordinal) => {
    const series = seriesOf(document);
    const serial = next.get(series) ?? 0n;
    next.set(series, serial + 1n);
    return numberDocument(input, document, { ordinal, series, serial });
  });
}

function numberDocument(
  input: Parameters<typeof numberDocuments>[1],
  document: DraftDocument,
  place: { readonly ordinal: number; readonly series: string; readonly serial: bigint },
): NumberedDocument {
  const { issuer, issuedOn } = input;
  const recipient = input.payers.get(document.payer);
  if (!recipient) throw new DomainError('payer-without-details', `payer ${document.payer} has no name and address`, { payer: document.payer });
  const number = formatInvoiceNumber(place.series, place.serial);
  const programmeName = (code: string) => input.programmes.find((programme) => programme.code === code)?.name ?? code;
  return {
    ...document,
    ...place,
    number,
    run: input.run,
    issuedOn,
    dueOn: dueDate(document.kind, issuedOn, issuer.country),
    paymentReference: document.kind === 'invoice' ? paymentReference(place.serial, issuer) : null,
    issuerDetails: issuer,
    recipientDetails: recipient,
    corrects: input.content.credit?.corrects ?? null,
    correctionReason: input.content.credit?.reason ?? null,
    lineTexts: document.lines.map((line) => {
      const text = lineText({ ...line, language: recipient.language, programmeName: programmeName(line.programme) });
      const { credit } = input.content;
      return credit ? documentTexts(recipient.language).correctionLine({ number: credit.corrects, line: text, reason: credit.reason }) : text;
    }),
    ledger: postDocument({ ...document, number, issuedOn }),
  };
}
