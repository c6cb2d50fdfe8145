import { absolute, formatAmount, type Currency, type Ore } from '#domain/money/money';
import type { SemanticInvoice } from '#e-invoice/semantic-invoice';
import { leaf, node } from '#e-invoice/xml-text';

/** What Peppol BIS and OIOUBL share: both are UBL 2.1 with the same names. */
export interface UblNames {
  readonly root: 'Invoice' | 'CreditNote';
  readonly line: 'cac:InvoiceLine' | 'cac:CreditNoteLine';
  readonly quantity: 'cbc:InvoicedQuantity' | 'cbc:CreditedQuantity';
}

export const UBL_NAMES: Readonly<Record<SemanticInvoice['kind'], UblNames>> = {
  invoice: { root: 'Invoice', line: 'cac:InvoiceLine', quantity: 'cbc:InvoicedQuantity' },
  'credit-note': { root: 'CreditNote', line: 'cac:CreditNoteLine', quantity: 'cbc:CreditedQuantity' },
};

export function ublNamespaces(root: UblNames['root'] | 'Reminder'): Record<string, string> {
  const urn = 'urn:oasis:names:specification:ubl:schema:xsd';
  return { xmlns: `${urn}:${root}-2`, 'xmlns:cac': `${urn}:CommonAggregateComponents-2`, 'xmlns:cbc': `${urn}:CommonBasicComponents-2` };
}

export function amount(name: string, amountOre: Ore, currency: Currency): string {
  return leaf(name, formatAmount(amountOre), { currencyID: currency });
}

/** A supply is one whole at its price. A price is never negative, so a negative line is minus one of it. */
export function quantityAndPrice(netOre: Ore): { readonly quantity: string; readonly priceOre: Ore } {
  return { quantity: netOre < 0n ? '-1' : '1', priceOre: absolute(netOre) };
}

export function period(from: string, to: string): string {
  return node('cac:InvoicePeriod', [leaf('cbc:StartDate', from), leaf('cbc:EndDate', to)]);
}

/** The earliest and latest day of all lines. */
export function wholePeriod(invoice: SemanticInvoice): string {
  const from = invoice.lines.map((line) => line.periodFrom).sort();
  const to = invoice.lines.map((line) => line.periodTo).sort();
  return period(from[0] ?? invoice.issuedOn, to.at(-1) ?? invoice.issuedOn);
}

export function billingReferences(invoice: SemanticInvoice): string[] {
  return invoice.precedingDocuments.map(({ number, issuedOn }) =>
    node('cac:BillingReference', [node('cac:InvoiceDocumentReference', [leaf('cbc:ID', number), leaf('cbc:IssueDate', issuedOn)])]),
  );
}
