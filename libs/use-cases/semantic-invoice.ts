import type { InvoiceDocument } from '#documents/invoice-document';
import { sum, type Ore } from '#domain/money/money';
import { readFikReference } from '#domain/references/fik';
import type { PaymentInstruction, PrecedingDocument, SemanticInvoice, SemanticParty } from '#e-invoice/semantic-invoice';
import { documentTexts } from '#glossary/document-texts';
import { formatShareOf } from '#glossary/format';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';

/** Issuer and recipient as they were kept when the document was issued. */
export interface DocumentParties {
  readonly issuer: RegisteredIssuer;
  readonly recipient: PayerDetails;
}

/** An issued document by the model of EN 16931, from the same data as its PDF. Null for an internal posting, which nobody is sent. */
export function semanticInvoice(document: InvoiceDocument, { issuer, recipient }: DocumentParties): SemanticInvoice | null {
  const { kind } = document;
  if (kind === 'internal') return null;
  const face = (amountOre: Ore) => (kind === 'credit-note' ? -amountOre : amountOre);
  const texts = documentTexts(document.language);
  return {
    kind,
    number: document.number,
    issuedOn: document.issuedOn,
    dueOn: document.dueOn,
    currency: document.currency,
    note: noteOf(document),
    // Both networks refuse a document without; a payer that has told of none is known by its code.
    buyerReference: recipient.personReference ?? document.recipient.code,
    orderReference: recipient.orderReference,
    accountingString: recipient.accountingString,
    precedingDocuments: precedingDocuments(document),
    seller: { ...sellerOf(issuer), isInForetaksregisteret: issuer.isInForetaksregisteret },
    buyer: buyerOf(recipient),
    payment: paymentOf(document, issuer),
    lines: document.lines.map(({ line, text, periodFrom, periodTo, netOre, vatCategory, vatRatePercent }) => ({
      line,
      text,
      note: lineNote(document, line),
      periodFrom,
      periodTo,
      netOre: face(netOre),
      vatCategory,
      vatRatePercent,
    })),
    vat: document.vat.map(({ category, ratePercent, netOre, vatOre }) => {
      const reasons = document.lines.filter((line) => line.vatCategory === category).map((line) => texts.vatReason(line.vatReason));
      const reason = category === 'E' || category === 'O' ? [...new Set(reasons)].join(' ') || texts.vatCategory[category] : null;
      return { category, ratePercent, netOre: face(netOre), vatOre: face(vatOre), reason };
    }),
    netOre: face(document.netOre),
    vatOre: face(sum(document.vat.map(({ vatOre }) => vatOre))),
    totalOre: face(document.totalOre),
  };
}

function noteOf({ language, isExample, assumptions }: InvoiceDocument): string | null {
  const texts = documentTexts(language);
  const sentences = [...(isExample ? [`${texts.example}. ${texts.exampleDetail}.`] : []), ...assumptions];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** The payer's part of the year's whole cost, as on the face of the PDF. */
function lineNote({ calculations, language }: InvoiceDocument, line: number): string | null {
  const calculation = calculations.find((candidate) => candidate.line === line);
  if (!calculation || calculation.amountOre === 0n) return null;
  const share = formatShareOf(calculation.targetOre, calculation.amountOre, 4, language);
  return documentTexts(language).shareOfYear(share, calculation.basis);
}

/** The documents whose amounts this one settles: a correction names what it corrects. */
function precedingDocuments({ calculations, corrects }: InvoiceDocument): PrecedingDocument[] {
  if (corrects) return [corrects];
  const settled = calculations.flatMap(({ settledBy }) => settledBy);
  return [...new Map(settled.map(({ number, issuedOn }) => [number, { number, issuedOn }])).values()];
}

function paymentOf(document: InvoiceDocument, issuer: RegisteredIssuer): PaymentInstruction | null {
  if (document.kind !== 'invoice' || document.totalOre === 0n) return null;
  return paymentBy(document.paymentReference ?? '', { issuer, number: document.number });
}

/** How a document is paid by its reference; without one by its number, to the issuer's account. Null where there is neither. */
export function paymentBy(reference: string, of: { readonly issuer: RegisteredIssuer; readonly number: string }): PaymentInstruction | null {
  const fik = readFikReference(reference);
  if (fik !== null) return { type: 'fik', ...fik };
  return of.issuer.iban === null ? null : { type: 'account', iban: of.issuer.iban, reference: reference === '' ? of.number : reference };
}

export function sellerOf(issuer: RegisteredIssuer): SemanticParty {
  const { name, country, cvr, street, postcode, city, email } = issuer;
  const electronicAddress = { scheme: country === 'DK' ? ('0184' as const) : ('0192' as const), id: cvr };
  return { name, country, registrationNumber: cvr, street, postcode, city, email, electronicAddress };
}

/** A payer that has told of no address in the network is known by its EAN, or by its registration number. */
export function buyerOf(recipient: PayerDetails): SemanticParty {
  const { name, country, cvr, street, postcode, city, email, ean, endpointScheme, endpointId } = recipient;
  const registered = { scheme: country === 'DK' ? ('0184' as const) : ('0192' as const), id: cvr };
  const byEan = ean === null ? registered : { scheme: '0088' as const, id: ean };
  const electronicAddress = endpointScheme === null || endpointId === null ? byEan : { scheme: endpointScheme, id: endpointId };
  return { name, country, registrationNumber: cvr, street, postcode, city, email: email?.split(', ')[0] ?? null, electronicAddress };
}
