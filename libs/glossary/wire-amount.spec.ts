import { amountFromWire, moneyFromWire } from '#glossary/wire-amount';

it('writes an amount of the API as its reader does', () => {
  expect(moneyFromWire('29595937.50', 'DKK', 'da')).toBe('29.595.937,50\u00a0kr.');
  expect(moneyFromWire('-1234.50', 'NOK', 'nb')).toBe('\u2212kr\u00a01\u00a0234,50');
  expect(amountFromWire('-0.05', 'en')).toBe('-0.05');
});

it('refuses what is no amount, rather than showing it', () => {
  expect(() => moneyFromWire('1,5', 'DKK', 'da')).toThrow(expect.objectContaining({ code: 'amount-malformed' }));
});
