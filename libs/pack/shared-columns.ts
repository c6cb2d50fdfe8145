import type { BillingRule } from '#domain/calendar/billing-rule';
import { formatBillingRule, parseBillingRule } from '#domain/calendar/billing-rule-text';
import { oneOf, orNothing, type Column } from '#pack/csv/column';

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
