import { renderReport } from '#documents/render-report';
import { calculateStatement } from '#domain/payments/statement-of-account';
import { addDays } from '#domain/calendar/local-date';
import { formatAmountOnly } from '#glossary/format';
import { LANGUAGES } from '#glossary/language';
import { statementReport } from '#use-cases/payments/statement-report';
import { readPdfText } from '../../../test/golden/documents/read-pdf-text';

const INVOICE = {
  ...{ number: 'RM-000001', kind: 'invoice' as const, payer: '0101', currency: 'DKK' as const, issuedOn: '2024-04-02', dueOn: '2024-05-02' },
  ...{ paymentReference: null, totalOre: 31_250n, corrects: null, isDisputed: false },
};
const PERIOD = { from: '2024-04-15', until: '2024-12-31' };
const [STATEMENT] = [
  calculateStatement({
    currency: 'DKK',
    period: { from: PERIOD.from, until: '2025-01-01' },
    documents: [INVOICE],
    charges: [],
    payments: [{ posting: 'b/1', on: '2024-05-02', document: 'RM-000001', amountOre: 31_000n }],
  }),
].map((statement) => ({ ...statement, until: PERIOD.until, issuer: 'RM', issuerName: 'Region Midtjylland' }));

const reportIn = (language: (typeof LANGUAGES)[number], statement = STATEMENT) =>
  statementReport({
    issuer: { name: 'Region Midtjylland', brandColour: '#990033' },
    logo: null,
    payer: { code: '0101', name: 'Københavns Kommune' },
    statements: statement ? [statement] : [],
    period: PERIOD,
    language,
    isExample: true,
  });

describe('statementReport', () => {
  it('goes from the balance before the period to the balance on its last day', () => {
    const [table] = reportIn('da').blocks.filter((block) => block.type === 'table');
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['15.04.2024', 'Saldo primo', '', '', '', '312,50'],
      ['02.05.2024', 'Betaling', 'RM-000001', '', '-310,00', '2,50'],
      ['31.12.2024', 'Saldo ultimo', '', '', '', '2,50'],
    ]);
  });

  it('carries the balance over each page, above and below zero, and says whose it is', () => {
    const documents = Array.from({ length: 60 }, (_, at) => ({
      ...INVOICE,
      ...{ number: `RM-${String(at + 1).padStart(6, '0')}`, issuedOn: addDays('2024-04-16', at), totalOre: at % 2 === 0 ? 1n : -250_000_002n },
    }));
    const period = { from: PERIOD.from, until: '2025-01-01' };
    const statement = calculateStatement({ currency: 'DKK', period, documents, charges: [], payments: [] });
    const long = { ...statement, until: PERIOD.until, issuer: 'RM', issuerName: 'Region Midtjylland' };
    const pages = readPdfText(renderReport(reportIn('da', long)));
    const sums = (label: string) => pages.flatMap((page) => [...page.matchAll(new RegExp(`${label} \\| (\\S+)`, 'g'))].map((match) => match[1]));
    const over = sums('Overføres til næste side');
    expect(over.length).toBe(pages.length - 1);
    expect(sums('Overført fra forrige side')).toEqual(over);
    const balances = new Set(statement.lines.map(({ balanceOre }) => formatAmountOnly(balanceOre, 'da')));
    expect(over.every((sum) => balances.has(sum ?? ''))).toBe(true);
    for (const page of pages.slice(1)) expect(page).toContain('DKK, fortsat');
    for (const page of pages) expect(page).toContain('Må ikke betales eller bogføres');
  });

  it.each(LANGUAGES)('is printed in %s, the same bytes every time', (language) => {
    const bytes = renderReport(reportIn(language));
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.equals(renderReport(reportIn(language)))).toBe(true);
  });
});
