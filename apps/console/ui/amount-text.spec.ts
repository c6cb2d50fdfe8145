import { amountToWire } from '#console/ui/amount-text';

it.each([
  ['45.000.000,00', 'da', '45000000.00'],
  ['45000000', 'da', '45000000.00'],
  ['45 000 000,5', 'nb', '45000000.50'],
  ['45\u00a0000\u00a0000', 'nb', '45000000.00'],
  ['45,000,000.25', 'en', '45000000.25'],
  [' 1.000 kr. ', 'da', '1000.00'],
  ['0', 'da', '0.00'],
  ['007', 'da', '7.00'],
] as const)('reads %j in %s as %s', (text, language, wire) => {
  expect(amountToWire(text, language)).toBe(wire);
});

it.each([
  ['45.00', 'da'],
  ['1.00.000', 'da'],
  ['45,000', 'da'],
  ['45.000,00', 'en'],
  ['1,5,0', 'da'],
  ['5,', 'da'],
  ['-5', 'da'],
  ['', 'da'],
  ['fem', 'da'],
  ['99999999999999', 'da'],
] as const)('takes %j in %s for a slip', (text, language) => {
  expect(amountToWire(text, language)).toBeNull();
});
