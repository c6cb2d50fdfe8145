import { printedSource } from '#glossary/printed-source';

it.each([
  ['KLs notat, tabel 1 (budgets.csv:5)', 'KLs notat, tabel 1, budgets.csv række 5'],
  ['Aftale (udkast) (notes.xlsx#Budget 2024:5)', 'Aftale (udkast), notes.xlsx ark Budget 2024 række 5'],
  ['Kommunernes tal (tal fra 2024 (2).csv:7)', 'Kommunernes tal (tal fra 2024 (2).csv:7)'],
  ['budgets.csv:5', 'budgets.csv række 5'],
  ['Regnskab 2023.xlsx#Ark1:5', 'Regnskab 2023.xlsx ark Ark1 række 5'],
  ['notes.xlsx#budgets:5', 'notes.xlsx ark budgets række 5'],
  ['Regnskab 2023, vedlagt', 'Regnskab 2023, vedlagt'],
  ['Aftale af 15.03.2024, kl. 12:30', 'Aftale af 15.03.2024, kl. 12:30'],
  ['', ''],
])('prints the source %j as %j', (source, printed) => {
  expect(printedSource(source, 'da').replace('\u00a0', ' ')).toBe(printed);
});

it('names the row in the language of the document', () => {
  expect(printedSource('KLs notat (budgets.csv:5)', 'nb')).toBe('KLs notat, budgets.csv rad\u00a05');
  expect(printedSource('notes.xlsx#budgets:5', 'en')).toBe('notes.xlsx sheet budgets row\u00a05');
});
