import type { VatCategory } from '#domain/facts/facts';
import type { Attributes } from '#e-invoice/xml-text';

/** The code lists that OIOUBL asks to be named beside each code, as of version 2.1. */
const list = (id: string): Attributes => ({ listAgencyID: '320', listID: `urn:oioubl:codelist:${id}` });
const scheme = (id: string): Attributes => ({ schemeAgencyID: '320', schemeID: `urn:oioubl:id:${id}` });

export const CODES = {
  profile: scheme('profileid-1.6'),
  invoiceType: list('invoicetypecode-1.1'),
  reminderType: list('remindertypecode-1.1'),
  addressFormat: list('addressformatcode-1.1'),
  taxScheme: scheme('taxschemeid-1.1'),
  paymentChannel: list('paymentchannelcode-1.1'),
  paymentId: scheme('paymentid-1.1'),
  taxCategory: scheme('taxcategoryid-1.1'),
  /** The list that has O. */
  taxCategoryWithO: scheme('taxcategoryid-1.4'),
} as const;

/** OIOUBL has no category E: exempt is ZeroRated, as is Z. */
export const TAX_CATEGORY: Readonly<Record<VatCategory, string>> = { S: 'StandardRated', Z: 'ZeroRated', E: 'ZeroRated', O: 'O' };

export const PROFILE_BILLING = 'urn:www.nesubl.eu:profiles:profile5:ver2.0';
export const VERSION = '2.1';
export const CUSTOMIZATION = 'OIOUBL-2.1';
