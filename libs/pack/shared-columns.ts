import type { PrintedParties } from '#domain/audit/run-rows-hash';
import type { BillingRule } from '#domain/calendar/billing-rule';
import { formatBillingRule, parseBillingRule } from '#domain/calendar/billing-rule-text';
import { oneOf, orNothing, text, type Column } from '#pack/csv/column';

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
