import { CODES } from '#e-invoice/oioubl/oioubl-codes';
import { momsScheme } from '#e-invoice/oioubl/oioubl-tax';
import type { SemanticInvoice, SemanticParty } from '#e-invoice/semantic-invoice';
import { leaf, node } from '#e-invoice/xml-text';

export function supplier({ seller, number }: Pick<SemanticInvoice, 'seller' | 'number'>): string {
  return node('cac:AccountingSupplierParty', [
    node('cac:Party', [
      ...partyHead(seller),
      node('cac:PartyTaxScheme', [leaf('cbc:CompanyID', registration(seller), { schemeID: 'DK:SE' }), momsScheme()]),
      legalEntity(seller),
      node('cac:Contact', [leaf('cbc:ID', number), leaf('cbc:Name', seller.name), leaf('cbc:ElectronicMail', seller.email)]),
    ]),
  ]);
}

/** The contact is the person or office at the buyer that the document goes to. */
export function customer({ buyer, buyerReference }: Pick<SemanticInvoice, 'buyer' | 'buyerReference'>): string {
  return node('cac:AccountingCustomerParty', [
    node('cac:Party', [
      ...partyHead(buyer),
      legalEntity(buyer),
      node('cac:Contact', [leaf('cbc:ID', buyerReference), leaf('cbc:Name', buyer.name), leaf('cbc:ElectronicMail', buyer.email)]),
    ]),
  ]);
}

function partyHead(who: SemanticParty): string[] {
  return [
    leaf('cbc:EndpointID', endpointId(who), { schemeID: who.electronicAddress.scheme === '0088' ? 'GLN' : 'DK:CVR' }),
    node('cac:PartyIdentification', [leaf('cbc:ID', registration(who), { schemeID: 'DK:CVR' })]),
    node('cac:PartyName', [leaf('cbc:Name', who.name)]),
    node('cac:PostalAddress', [
      leaf('cbc:AddressFormatCode', 'StructuredLax', CODES.addressFormat),
      leaf('cbc:StreetName', who.street),
      leaf('cbc:CityName', who.city),
      leaf('cbc:PostalZone', who.postcode),
      node('cac:Country', [leaf('cbc:IdentificationCode', who.country)]),
    ]),
  ];
}

function legalEntity(who: SemanticParty): string {
  return node('cac:PartyLegalEntity', [leaf('cbc:RegistrationName', who.name), leaf('cbc:CompanyID', registration(who), { schemeID: 'DK:CVR' })]);
}

function endpointId({ electronicAddress: { scheme, id } }: SemanticParty): string {
  return scheme === '0088' ? id : `DK${id.replace(/^DK/, '')}`;
}

function registration(who: SemanticParty): string {
  return `DK${who.registrationNumber}`;
}
