import type { PrintedParties } from '#domain/audit/run-rows-hash';
import type { BillingRule } from '#domain/calendar/billing-rule';
import { formatBillingRule, parseBillingRule } from '#domain/calendar/billing-rule-text';
import type { EInvoicing } from '#domain/invoicing/e-invoicing';
import { oneOf, orNothing, patterned, text, type Column } from '#pack/csv/column';

/** Columns that stand in several tables, or whose values have a form of their own. */

export const currency = oneOf('currency', ['DKK', 'NOK']);
export const kind = oneOf('kind', ['on-account', 'in-arrears', 'true-up']);
const someMethod = oneOf('method', ['percent', 'weight', 'amount']);
export const method = orNothing(someMethod);
export const vatCategory = oneOf('vat_category', ['S', 'Z', 'E', 'O']);
export const billingRule: Column<BillingRule> = { name: 'rule', write: formatBillingRule, read: parseBillingRule };
export const yearOffset: Column<0 | -1> = {
  name: 'service_year_offset',
  write: String,
  read: (cell) => (oneOf('service_year_offset', ['0', '-1']).read(cell) === '0' ? 0 : -1),
};

/** FIK card types 71 and 75, a KID, or an RF reference. */
const PAYMENT_REFERENCE = /^(?:\+71<\d{15}\+8\d{7}<|\+75<\d{16}\+8\d{7}<|\d{1,24}[\d-]|RF\d{2}[0-9A-Z]{1,21})$/;
export const paymentReference = orNothing(patterned('payment_reference', PAYMENT_REFERENCE));
export const paymentReferenceKind = oneOf('payment_reference', ['none', 'fik-71', 'fik-75', 'kid-10', 'kid-11', 'rf']);

/** Recipient and issuer as they are printed on a document. */
export const printedParties: { readonly [Field in keyof PrintedParties]: Column<PrintedParties[Field]> } = {
  recipientName: text('recipient_name'),
  recipientCvr: text('recipient_cvr'),
  recipientEan: orNothing(text('recipient_ean')),
  recipientStreet: orNothing(text('recipient_street')),
  recipientPostcode: orNothing(text('recipient_postcode')),
  recipientCity: orNothing(text('recipient_city')),
  language: text('language'),
  issuerName: text('issuer_name'),
  issuerCvr: text('issuer_cvr'),
  issuerStreet: text('issuer_street'),
  issuerPostcode: text('issuer_postcode'),
  issuerCity: text('issuer_city'),
  issuerEmail: text('issuer_email'),
};

/** How a payer takes its e-invoices, and what it wants to read on them. */
export const eInvoicing: { readonly [Field in keyof EInvoicing]: Column<EInvoicing[Field]> } = {
  eInvoiceProfile: oneOf('e_invoice_profile', ['none', 'peppol-bis-3', 'oioubl-2.1']),
  endpointScheme: orNothing(oneOf('endpoint_scheme', ['0088', '0184', '0192'])),
  endpointId: orNothing(text('endpoint_id')),
  orderReference: orNothing(text('order_reference')),
  personReference: orNothing(text('person_reference')),
  accountingString: orNothing(text('accounting_string')),
};
