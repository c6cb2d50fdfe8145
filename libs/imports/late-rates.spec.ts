import type { ImportContext } from '#imports/import-context';
import { parseImport } from '#imports/parse-import';

const facts = { programmes: [], budgets: [], actualCosts: [], agreements: [], arrangements: [], keys: [], payers: [] };
const CONTEXT: ImportContext = { today: '2026-03-15', mayBackdate: false, issuers: [], attachedFiles: new Map(), facts };

const parse = (lines: readonly string[]) =>
  parseImport('late-rates', { name: 'late-rates.csv', bytes: new TextEncoder().encode(lines.join('\n')) }, CONTEXT);
const issuesOf = (lines: readonly string[]) => parse(lines).issues.map(({ row, column, code }) => [row, column, code]);

describe('a file of figures for late payment', () => {
  it('is read with validity and source, and refused without', () => {
    const head = 'country,kind,valid_from,valid_until,value,source,illustrative';
    expect(parse([head, 'NO,interest,2026-01-01,2026-07-01,12.00,forsinkelsesrente,no', 'dk,reference-rate,2022-01-01,,-0.45,x,ja']).rows).toEqual([
      {
        country: 'NO',
        kind: 'interest',
        validFrom: '2026-01-01',
        validUntil: '2026-07-01',
        value: '12.00',
        source: 'forsinkelsesrente (late-rates.csv:2)',
        isIllustrative: false,
      },
      {
        country: 'DK',
        kind: 'reference-rate',
        validFrom: '2022-01-01',
        validUntil: null,
        value: '-0.45',
        source: 'x (late-rates.csv:3)',
        isIllustrative: true,
      },
    ]);
    expect(
      issuesOf([
        head,
        'DK,interest,2026-01-01,2026-01-01,8.00,x,no',
        'DK,reminder-fee,2026-01-01,,100.001,x,no',
        'DK,compensation,2026-01-01,,310,,no',
        'DK,interest,2026-02-01,,8 %,x,no',
      ]),
    ).toEqual([
      [2, 'valid_until', 'period-empty'],
      [3, 'value', 'amount-malformed'],
      [4, 'source', 'cell-empty'],
      [5, 'value', 'late-rate-malformed'],
    ]);
  });
});
