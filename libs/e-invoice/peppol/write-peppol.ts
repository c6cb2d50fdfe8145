import { formatAmount } from '#domain/money/money';
import { percentToBasisPoints } from '#domain/money/decimal-text';
import type { VatCategory } from '#domain/facts/facts';
import { customer, supplier } from '#e-invoice/peppol/peppol-party';
import { paymentMeans } from '#e-invoice/peppol/peppol-payment';
import type { SemanticInvoice, SemanticLine, SemanticVat } from '#e-invoice/semantic-invoice';
import { amount, billingReferences, period, quantityAndPrice, UBL_NAMES, ublNamespaces, wholePeriod } from '#e-invoice/ubl';
import { leaf, node, xmlFile } from '#e-invoice/xml-text';

const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** An invoice or credit note in Peppol BIS Billing 3.0, UBL, with the rules for Danish and Norwegian sellers. */
export function writePeppol(invoice: SemanticInvoice): Buffer {
  const names = UBL_NAMES[invoice.kind];
  const isInvoice = invoice.kind === 'invoice';
  return xmlFile(names.root, ublNamespaces(names.root), [
    leaf('cbc:CustomizationID', CUSTOMIZATION),
    leaf('cbc:ProfileID', PROFILE),
    leaf('cbc:ID', invoice.number),
    leaf('cbc:IssueDate', invoice.issuedOn),
    isInvoice ? leaf('cbc:DueDate', invoice.dueOn) : '',
    leaf(isInvoice ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode', isInvoice ? '380' : '381'),
    leaf('cbc:Note', invoice.note),
    leaf('cbc:DocumentCurrencyCode', invoice.currency),
    leaf('cbc:AccountingCost', invoice.accountingString),
    leaf('cbc:BuyerReference', invoice.buyerReference),
    wholePeriod(invoice),
    node('cac:OrderReference', [leaf('cbc:ID', invoice.orderReference)]),
    ...billingReferences(invoice),
    supplier(invoice),
    customer(invoice),
    paymentMeans(invoice),
    taxTotal(invoice),
    node('cac:LegalMonetaryTotal', [
      amount('cbc:LineExtensionAmount', invoice.netOre, invoice.currency),
      amount('cbc:TaxExclusiveAmount', invoice.netOre, invoice.currency),
      amount('cbc:TaxInclusiveAmount', invoice.totalOre, invoice.currency),
      amount('cbc:PayableAmount', invoice.totalOre, invoice.currency),
    ]),
    ...invoice.lines.map((line) => invoiceLine(invoice, line)),
  ]);
}

function taxTotal(invoice: SemanticInvoice): string {
  return node('cac:TaxTotal', [
    amount('cbc:TaxAmount', invoice.vatOre, invoice.currency),
    ...invoice.vat.map((vat) =>
      node('cac:TaxSubtotal', [
        amount('cbc:TaxableAmount', vat.netOre, invoice.currency),
        amount('cbc:TaxAmount', vat.vatOre, invoice.currency),
        taxCategory('cac:TaxCategory', vat.category, vat),
      ]),
    ),
  ]);
}

function taxCategory(name: string, category: VatCategory, vat: Pick<SemanticVat, 'ratePercent'> & Partial<Pick<SemanticVat, 'reason'>>): string {
  return node(name, [
    leaf('cbc:ID', category),
    category === 'O' ? '' : leaf('cbc:Percent', percent(vat.ratePercent)),
    leaf('cbc:TaxExemptionReason', vat.reason ?? null),
    node('cac:TaxScheme', [leaf('cbc:ID', 'VAT')]),
  ]);
}

/** `25` and `25.0` as `25.00`. */
function percent(ratePercent: string): string {
  return formatAmount(percentToBasisPoints(ratePercent));
}

function invoiceLine({ kind, currency }: SemanticInvoice, line: SemanticLine): string {
  const { quantity, priceOre } = quantityAndPrice(line.netOre);
  return node(UBL_NAMES[kind].line, [
    leaf('cbc:ID', String(line.line)),
    leaf('cbc:Note', line.note),
    leaf(UBL_NAMES[kind].quantity, quantity, { unitCode: 'C62' }),
    amount('cbc:LineExtensionAmount', line.netOre, currency),
    period(line.periodFrom, line.periodTo),
    node('cac:Item', [leaf('cbc:Name', line.text), taxCategory('cac:ClassifiedTaxCategory', line.vatCategory, { ratePercent: line.vatRatePercent })]),
    node('cac:Price', [amount('cbc:PriceAmount', priceOre, currency)]),
  ]);
}
