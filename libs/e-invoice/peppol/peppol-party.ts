import type { SemanticInvoice, SemanticParty } from '#e-invoice/semantic-invoice';
import { leaf, node } from '#e-invoice/xml-text';

/** With category O no VAT number may stand anywhere: the supply is none that VAT knows. */
function showsVatNumber(invoice: SemanticInvoice): boolean {
  return !invoice.vat.some(({ category }) => category === 'O');
}

export function supplier(invoice: SemanticInvoice): string {
  const { seller } = invoice;
  const vatNumber = seller.country === 'DK' ? `DK${seller.registrationNumber}` : `NO${seller.registrationNumber}MVA`;
  const taxSchemes = [
    showsVatNumber(invoice) ? taxScheme('VAT', vatNumber) : '',
    seller.isInForetaksregisteret ? taxScheme('TAX', 'Foretaksregisteret') : '',
  ];
  return node('cac:AccountingSupplierParty', [party(seller, taxSchemes)]);
}

/** A public buyer's VAT number is not given: that it is registered for VAT at all is not known here. */
export function customer({ buyer }: SemanticInvoice): string {
  return node('cac:AccountingCustomerParty', [party(buyer, [])]);
}

function taxScheme(scheme: 'VAT' | 'TAX', id: string): string {
  return node('cac:PartyTaxScheme', [leaf('cbc:CompanyID', id), node('cac:TaxScheme', [leaf('cbc:ID', scheme)])]);
}

function party(who: SemanticParty, taxSchemes: readonly string[]): string {
  return node('cac:Party', [
    leaf('cbc:EndpointID', who.electronicAddress.id, { schemeID: who.electronicAddress.scheme }),
    node('cac:PartyName', [leaf('cbc:Name', who.name)]),
    node('cac:PostalAddress', [
      leaf('cbc:StreetName', who.street),
      leaf('cbc:CityName', who.city),
      leaf('cbc:PostalZone', who.postcode),
      node('cac:Country', [leaf('cbc:IdentificationCode', who.country)]),
    ]),
    ...taxSchemes,
    node('cac:PartyLegalEntity', [
      leaf('cbc:RegistrationName', who.name),
      leaf('cbc:CompanyID', who.registrationNumber, { schemeID: who.country === 'DK' ? '0184' : '0192' }),
    ]),
    who.email === null ? '' : node('cac:Contact', [leaf('cbc:Name', who.name), leaf('cbc:ElectronicMail', who.email)]),
  ]);
}
