import type { BillingRule } from '#domain/calendar/billing-rule';
import { parseLocalDate } from '#domain/calendar/local-date';
import { DomainError } from '#domain/errors';

/** Reads `once 2023-03-15`, `first-bank-day 4` or `last-bank-day 8`; `billing-rule-malformed` otherwise. */
export function parseBillingRule(text: string): BillingRule {
  const [type, argument = '', ...rest] = text.trim().split(/\s+/);
  if (rest.length === 0 && type === 'once') return { type, on: parseLocalDate(argument) };
  const month = /^\d{1,2}$/.test(argument) ? Number(argument) : 0;
  if (rest.length === 0 && (type === 'first-bank-day' || type === 'last-bank-day') && month >= 1 && month <= 12) return { type, month };
  throw new DomainError('billing-rule-malformed', `expected "once YYYY-MM-DD", "first-bank-day MONTH" or "last-bank-day MONTH": ${text}`, { text });
}

export function formatBillingRule(rule: BillingRule): string {
  return rule.type === 'once' ? `once ${rule.on}` : `${rule.type} ${rule.month}`;
}
