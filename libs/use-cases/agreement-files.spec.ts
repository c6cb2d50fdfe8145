import { parseImport } from '#imports/parse-import';
import { agreementFiles, type AgreementToRecord } from '#use-cases/agreement-files';

const AGREEMENT: AgreementToRecord = {
  programme: 'ALFA',
  fromYear: 2025,
  agreedBy: 'Danske Regioner, "KL" og staten',
  agreedOn: '2025-03-14',
  document: 'Aftale; bilag 2',
  vatBasis: 'excluding',
  vatCategory: 'S',
  vatRatePercent: '25.00',
  vatReason: 'Ydelsen er momspligtig, jf. § 4',
  budgets: [
    { year: 2025, amountOre: 45_123_456_78n },
    { year: 2026, amountOre: 1_000_00n },
  ],
};

const CONTEXT = {
  today: '2025-03-15',
  mayBackdate: false,
  issuers: [],
  attachedFiles: new Map<string, Uint8Array>(),
  facts: {
    programmes: [{ code: 'ALFA', name: 'Alfa', currency: 'DKK' as const, minimumTrueUpOre: null }],
    ...{ budgets: [], actualCosts: [], agreements: [], keys: [], arrangements: [], payers: [] },
  },
};

it('says in files what the person wrote, quotation marks, commas and all, and who wrote it', () => {
  const [budgets, agreements] = agreementFiles(AGREEMENT, 'Opkrævningsmedarbejder, KOMBIT').map((file) => parseImport(file.kind, file, CONTEXT));
  const { budgets: _budgets, ...terms } = AGREEMENT;
  expect(agreements).toMatchObject({ issues: [], rows: [{ ...terms, recordedOn: '2025-03-15' }] });
  const source = 'Aftale; bilag 2, registreret i Aconto af Opkrævningsmedarbejder, KOMBIT (aftalte-budgetter-ALFA-2025.csv';
  expect(budgets).toMatchObject({
    issues: [],
    rows: [
      { year: 2025, amountOre: 45_123_456_78n, status: 'approved', source: expect.stringContaining(source) },
      { year: 2026, amountOre: 1_000_00n, status: 'approved' },
    ],
  });
});

it('keeps the source within what a cell takes', () => {
  const [budgets] = agreementFiles({ ...AGREEMENT, document: 'x'.repeat(300) }, 'y'.repeat(100)).map((file) => parseImport(file.kind, file, CONTEXT));
  expect(budgets?.issues).toEqual([]);
});
