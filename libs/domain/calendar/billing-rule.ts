import { bankDayOnOrAfter, bankDayOnOrBefore, type Country } from '#domain/calendar/bank-days';
import { addDays, localDate, yearOf, type LocalDate } from '#domain/calendar/local-date';

/**
 * When an issuer bills. Written in files as `once 2023-03-15`, `first-bank-day 4`, `last-bank-day 8` (month number).
 * A new rhythm is a new member here, its text in `billing-rule-text.ts` and its dates below.
 */
export type BillingRule =
  | { readonly type: 'once'; readonly on: LocalDate }
  | { readonly type: 'first-bank-day'; readonly month: number }
  | { readonly type: 'last-bank-day'; readonly month: number };

/** The rule's billing date in that calendar year, or null when it has none there. */
export function billingDateIn(year: number, rule: BillingRule, country: Country): LocalDate | null {
  switch (rule.type) {
    case 'once':
      return yearOf(rule.on) === year ? rule.on : null;
    case 'first-bank-day':
      return bankDayOnOrAfter(localDate(year, rule.month, 1), country);
    case 'last-bank-day':
      return bankDayOnOrBefore(addDays(localDate(year, rule.month + 1, 1), -1), country);
  }
}
