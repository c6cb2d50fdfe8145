import { divideRoundHalfAway } from '#domain/money/round-half-away';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import { CODES, CUSTOMIZATION, PROFILE_BILLING, VERSION } from '#e-invoice/oioubl/oioubl-codes';
import { customer, supplier } from '#e-invoice/oioubl/oioubl-party';
import { paymentMeans } from '#e-invoice/oioubl/oioubl-payment';
import { taxSubtotal, taxTotal } from '#e-invoice/oioubl/oioubl-tax';
import type { SemanticInvoice, SemanticLine } from '#e-invoice/semantic-invoice';
import { amount, billingReferences, quantityAndPrice, UBL_NAMES, ublNamespaces, wholePeriod } from '#e-invoice/ubl';
import { leaf, node, xmlFile } from '#e-invoice/xml-text';

/** An invoice or credit note in OIOUBL 2.1. Its `TaxExclusiveAmount` is the VAT, not the net amount as elsewhere in UBL. */
export function writeOioubl(invoice: SemanticInvoice): Buffer {
  const names = UBL_NAMES[invoice.kind];
  const isInvoice = invoice.kind === 'invoice';
  return xmlFile(names.root, ublNamespaces(names.root), [
    leaf('cbc:UBLVersionID', VERSION),
    leaf('cbc:CustomizationID', CUSTOMIZATION),
    leaf('cbc:ProfileID', PROFILE_BILLING, CODES.profile),
    leaf('cbc:ID', invoice.number),
    leaf('cbc:CopyIndicator', 'false'),
    leaf('cbc:IssueDate', invoice.issuedOn),
    isInvoice ? leaf('cbc:InvoiceTypeCode', '380', CODES.invoiceType) : '',
    leaf('cbc:Note', invoice.note),
    leaf('cbc:DocumentCurrencyCode', invoice.currency),
    leaf('cbc:AccountingCost', invoice.accountingString),
    wholePeriod(invoice),
    node('cac:OrderReference', [leaf('cbc:ID', invoice.orderReference)]),
    ...billingReferences(invoice),
    supplier(invoice),
    customer(invoice),
    isInvoice ? paymentMeans(invoice) : '',
    taxTotal(invoice.vat, invoice.currency),
    node('cac:LegalMonetaryTotal', [
      amount('cbc:LineExtensionAmount', invoice.netOre, invoice.currency),
      amount('cbc:TaxExclusiveAmount', invoice.vatOre, invoice.currency),
      amount('cbc:TaxInclusiveAmount', invoice.totalOre, invoice.currency),
      amount('cbc:PayableAmount', invoice.totalOre, invoice.currency),
    ]),
    ...invoice.lines.map((line) => invoiceLine(invoice, line)),
  ]);
}

function invoiceLine({ kind, currency }: SemanticInvoice, line: SemanticLine): string {
  const { quantity, priceOre } = quantityAndPrice(line.netOre);
  const vatOre = divideRoundHalfAway(line.netOre * percentToBasisPoints(line.vatRatePercent), 10_000n);
  const vat = { category: line.vatCategory, ratePercent: line.vatRatePercent, netOre: line.netOre, vatOre };
  return node(UBL_NAMES[kind].line, [
    leaf('cbc:ID', String(line.line)),
    leaf('cbc:Note', line.note),
    leaf(UBL_NAMES[kind].quantity, quantity, { unitCode: 'EA' }),
    amount('cbc:LineExtensionAmount', line.netOre, currency),
    node('cac:TaxTotal', [amount('cbc:TaxAmount', vatOre, currency), taxSubtotal(vat, currency)]),
    node('cac:Item', [leaf('cbc:Description', line.text), leaf('cbc:Name', shortName(line.text))]),
    node('cac:Price', [amount('cbc:PriceAmount', priceOre, currency), leaf('cbc:BaseQuantity', '1', { unitCode: 'EA' })]),
  ]);
}

/** Older Danish systems keep 40 signs of a name; the description beside it has the whole text. */
function shortName(text: string): string {
  return [...text].slice(0, 40).join('');
}
