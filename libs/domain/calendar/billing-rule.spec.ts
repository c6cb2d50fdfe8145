import { billingDateIn } from '#domain/calendar/billing-rule';
import { formatBillingRule, parseBillingRule } from '#domain/calendar/billing-rule-text';

describe('billing rules', () => {
  it.each([
    ['first-bank-day 4', 2023, '2023-04-03'],
    ['first-bank-day 4', 2024, '2024-04-02'], // 1 April 2024 is Easter Monday
    ['first-bank-day 4', 2025, '2025-04-01'],
    ['last-bank-day 8', 2023, '2023-08-31'],
    ['last-bank-day 8', 2024, '2024-08-30'], // 31 August 2024 is a Saturday
    ['last-bank-day 12', 2024, '2024-12-30'],
    ['first-bank-day 1', 2024, '2024-01-02'],
    ['once 2023-03-15', 2023, '2023-03-15'],
    ['once 2023-03-15', 2024, null],
  ])('%s gives in %p %p', (rule, year, date) => {
    expect(billingDateIn(year, parseBillingRule(rule), 'DK')).toBe(date);
  });

  it.each(['once 2023-03-15', 'first-bank-day 4', 'last-bank-day 12'])('writes %s as it was read', (text) => {
    expect(formatBillingRule(parseBillingRule(text))).toBe(text);
  });

  it.each(['', 'once', 'once 2023-02-29', 'first-bank-day', 'first-bank-day 0', 'last-bank-day 13', 'first-bank-day 4 5', 'monthly 4'])(
    'refuses %p',
    (text) => {
      expect(() => parseBillingRule(text)).toThrow(expect.objectContaining({ name: 'DomainError' }));
    },
  );
});
